import { model } from "@medusajs/framework/utils";
import { memberRoles } from "../../../domain/roles";
import { Developer } from "./developer";

/** Somebody who acts for a developer account; its id is the actor id of actor type `developer`. */
export const DeveloperMember = model.define("developer_member", {
  id: model.id({ prefix: "devmem" }).primaryKey(),
  developer: model.belongsTo(() => Developer, { mappedBy: "members" }),
  email: model.text(),
  first_name: model.text().nullable(),
  last_name: model.text().nullable(),
  /** Who signs in as this member; one person acts for one account at a time. */
  auth_identity_id: model.text().nullable(),
  role: model.enum([...memberRoles]),
});
