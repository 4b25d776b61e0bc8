import { model } from "@medusajs/framework/utils";
import { developerStatuses } from "../../../domain/developer-status";
import { DeveloperMember } from "./developer-member";

/** A developer account, from its application on. The handle never changes once approved. */
export const Developer = model.define("developer", {
  id: model.id({ prefix: "dev" }).primaryKey(),
  handle: model.text(),
  display_name: model.text().searchable(),
  legal_name: model.text().searchable(),
  country: model.text(),
  website: model.text().nullable(),
  about: model.text().nullable(),
  payout_details: model.json().nullable(),
  terms_version: model.text(),
  status: model.enum([...developerStatuses]).default("pending"),
  status_reason: model.text().nullable(),
  applicant_email: model.text().searchable(),
  applicant_first_name: model.text().nullable(),
  applicant_last_name: model.text().nullable(),
  applicant_customer_id: model.text().nullable(),
  applicant_auth_identity_id: model.text(),
  approved_at: model.dateTime().nullable(),
  /** What an admin decided last, and when: each decision has a time of its own. */
  decision: model.text().nullable(),
  decided_at: model.dateTime().nullable(),
  members: model.hasMany(() => DeveloperMember, { mappedBy: "developer" }),
});
