import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { approvalBody, declineBody, grantBody } from "../api/vendor/licenses/life-validators";
import { decideLicenseExtensionWorkflow } from "../workflows/decide-license-extension";
import { decideLicenseTransferWorkflow } from "../workflows/decide-license-transfer";
import { actorOf } from "./actor";
import { ownExtension, ownTransfer } from "./own-request";
import { toDevelopersExtension, toDevelopersTransfer } from "./request-views";

/** Route handler of a developer's decision on a transfer. */
export function transferDecisionRoute(approve: boolean) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { id, developer_id } = await ownTransfer(req, { mayWrite: true });
    const { reason = null } = parseOrRefuse(approve ? approvalBody : declineBody, req.body ?? {});
    await decideLicenseTransferWorkflow(req.scope).run({ input: { id, developer_id, approve, reason, actor: actorOf(req, "developer") } });
    res.json({ license_transfer: toDevelopersTransfer(await ownTransfer(req, { mayWrite: false })) });
  };
}

/** Route handler that grants more days: those asked for, or as many as the body says. */
export async function grantExtension(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { id, developer_id } = await ownExtension(req, { mayWrite: true });
  const { days = null, reason = null } = parseOrRefuse(grantBody, req.body ?? {});
  await decideLicenseExtensionWorkflow(req.scope).run({ input: { id, developer_id, grant: true, days, reason, actor: actorOf(req, "developer") } });
  res.json({ extension_request: toDevelopersExtension(await ownExtension(req, { mayWrite: false })) });
}

export async function declineExtension(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { id, developer_id } = await ownExtension(req, { mayWrite: true });
  const { reason } = parseOrRefuse(declineBody, req.body ?? {});
  await decideLicenseExtensionWorkflow(req.scope).run({ input: { id, developer_id, grant: false, days: null, reason, actor: actorOf(req, "developer") } });
  res.json({ extension_request: toDevelopersExtension(await ownExtension(req, { mayWrite: false })) });
}
