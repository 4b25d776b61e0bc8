import { model } from "@medusajs/framework/utils";
import { memberRoles } from "../../../domain/roles";

/** An invitation by e-mail. Of its token only the digest is here; see `domain/invitation.ts`. */
export const DeveloperInvitation = model.define("developer_invitation", {
  id: model.id({ prefix: "devinv" }).primaryKey(),
  developer_id: model.text(),
  email: model.text(),
  role: model.enum([...memberRoles]),
  token_digest: model.text(),
  attempt: model.number().default(1),
  invited_by: model.text(),
  expires_at: model.dateTime(),
  accepted_at: model.dateTime().nullable(),
  accepted_by: model.text().nullable(),
  revoked_at: model.dateTime().nullable(),
});
