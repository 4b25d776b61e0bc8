import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toMember } from "../../../../http/member-views";
import { requirePermission, vendorOf } from "../../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../../modules/developers";
import type DevelopersModuleService from "../../../../modules/developers/service";
import { removeMemberWorkflow } from "../../../../workflows/remove-member";
import { changeRoleBody } from "../validators";

/** Gives a member another role. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer } = vendorOf(req);
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const member = await developers.findMemberOf(developer.id, String(req.params["id"]));
  if (!member) throw notFound("developer_member");
  requirePermission(req, "members.manage");
  const { role } = parseOrRefuse(changeRoleBody, req.body ?? {});
  res.json({ member: toMember(await developers.changeMemberRole(member.id, developer.id, role)) });
};

/** Takes a member out of the account; repeating it finishes what was interrupted. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer } = vendorOf(req);
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const member = await developers.findMemberOf(developer.id, String(req.params["id"]), { removed: true });
  if (!member) throw notFound("developer_member");
  requirePermission(req, "members.manage", { whileSuspended: true });
  await removeMemberWorkflow(req.scope).run({ input: { id: member.id, developer_id: developer.id } });
  res.json({ id: member.id, object: "developer_member", deleted: true });
};
