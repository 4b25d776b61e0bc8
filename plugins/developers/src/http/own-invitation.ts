import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type { InvitationRecord } from "../modules/developers/rows";
import type DevelopersModuleService from "../modules/developers/service";
import { toInvitation } from "./member-views";
import { requirePermission, vendorOf } from "./vendor-context";

/** The invitation that a route names, of the caller's account; the caller may manage members. */
export async function ownInvitation(req: MedusaRequest, options: { whileSuspended?: boolean } = {}): Promise<{ id: string; developer_id: string }> {
  const developer_id = vendorOf(req).developer.id;
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [row] = await developers.listDeveloperInvitations({ id: String(req.params["id"]), developer_id }, { take: 1 });
  if (!row) throw notFound("invitation");
  requirePermission(req, "members.manage", options);
  return { id: row.id, developer_id };
}

/** Its token opens nothing any more. */
export async function revokeInvitation(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { id, developer_id } = await ownInvitation(req, { whileSuspended: true });
  const revoked: InvitationRecord = await req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).revokeInvitation(id, developer_id);
  res.json({ invitation: toInvitation(revoked, clock.now()) });
}
