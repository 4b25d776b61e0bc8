import { model } from "@medusajs/framework/utils";

/** A key with which a developer's own programs call vendor routes. Of the key only the digest is here. */
export const DeveloperApiKey = model.define("developer_api_key", {
  id: model.id({ prefix: "devkey" }).primaryKey(),
  developer_id: model.text(),
  name: model.text(),
  prefix: model.text(),
  digest: model.text(),
  scopes: model.array(),
  created_by: model.text(),
  last_used_at: model.dateTime().nullable(),
  revoked_at: model.dateTime().nullable(),
  expires_at: model.dateTime().nullable(),
});
