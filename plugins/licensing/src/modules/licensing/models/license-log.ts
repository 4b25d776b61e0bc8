import { model } from "@medusajs/framework/utils";

/** What happened to a licence. The database refuses to change or delete a row. */
export const LicenseLog = model.define("license_log", {
  id: model.id({ prefix: "liclog" }).primaryKey(),
  license_id: model.text(),
  action: model.text(),
  actor_type: model.text(),
  actor_id: model.text().nullable(),
  ip: model.text().nullable(),
  user_agent: model.text().nullable(),
  domain: model.text().nullable(),
  reason: model.text().nullable(),
});
