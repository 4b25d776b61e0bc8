import { model } from "@medusajs/framework/utils";
import { licenseStatuses } from "../../../domain/license-status";
import { LicenseKey } from "./license-key";
import { LicensePeriod } from "./license-period";

/** What somebody holds; its terms are a copy of what was on sale when it was bought. */
export const License = model.define("license", {
  id: model.id({ prefix: "lic" }).primaryKey(),
  product_id: model.text(),
  package_id: model.text(),
  variant_id: model.text(),
  developer_id: model.text(),
  /** Null while a guest has not claimed it by e-mail. */
  customer_id: model.text().nullable(),
  email: model.text().searchable(),
  /** Null for a licence that a developer issued by hand or imported: then `issue_id` names the occasion. */
  order_id: model.text().nullable(),
  order_line_id: model.text().nullable(),
  issue_id: model.text().nullable(),
  ordinal: model.number(),
  product_type: model.text(),
  license_type: model.text(),
  billing: model.text(),
  status: model.enum([...licenseStatuses]).default("active"),
  suspended_for: model.text().nullable(),
  /** Since when its holder is not the buyer any more: then the order opens it no longer. */
  transferred_at: model.dateTime().nullable(),
  expires_at: model.dateTime().nullable(),
  grace_until: model.dateTime().nullable(),
  updates_until: model.dateTime().nullable(),
  activated_at: model.dateTime().nullable(),
  last_used_at: model.dateTime().nullable(),
  activation_limit: model.number().nullable(),
  domain_limit: model.number().nullable(),
  domain_rules: model.array(),
  ip_rules: model.array(),
  /** How often domains may change within a window of days. */
  domain_changes_allowed: model.number().default(3),
  domain_changes_window_days: model.number().default(30),
  /** Whether a domain has to be proven by its DNS. */
  domain_proof: model.boolean().default(false),
  /** How long an offline file may live; 0 for none. */
  offline_days: model.number().default(30),
  terms: model.json(),
  keys: model.hasMany(() => LicenseKey, { mappedBy: "license" }),
  periods: model.hasMany(() => LicensePeriod, { mappedBy: "license" }),
});
