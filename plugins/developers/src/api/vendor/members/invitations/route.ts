import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toInvitation } from "../../../../http/member-views";
import { memberOf, requirePermission, vendorOf } from "../../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../../modules/developers";
import type { InvitationRecord } from "../../../../modules/developers/rows";
import type DevelopersModuleService from "../../../../modules/developers/service";
import { inviteMemberWorkflow } from "../../../../workflows/invite-member";
import { inviteBody } from "./validators";

/** The account's invitations in every state, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as { limit: number; offset: number };
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDeveloperInvitations(
    { developer_id: vendorOf(req).developer.id },
    { order: { created_at: "DESC", id: "ASC" }, take: limit, skip: offset },
  );
  const now = clock.now();
  res.json({ invitations: rows.map((row) => toInvitation(row as unknown as InvitationRecord, now)), count, limit, offset });
};

/** Invites somebody by e-mail. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "members.manage");
  const { email, role } = parseOrRefuse(inviteBody, req.body ?? {});
  const { result } = await inviteMemberWorkflow(req.scope).run({
    input: { developer_id: vendorOf(req).developer.id, invited_by: memberOf(req).id, email, role },
  });
  res.status(201).json({ invitation: toInvitation(result as InvitationRecord, clock.now()) });
};
