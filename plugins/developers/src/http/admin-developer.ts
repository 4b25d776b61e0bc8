import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { DeveloperRecord } from "../modules/developers/service";
import { type Decision, decideOnDeveloperWorkflow } from "../workflows/decide-on-developer";

/** What an admin sees of a developer. Payout details stay out of lists and logs. */
export function toAdminDeveloper(developer: DeveloperRecord) {
  const { applicant_auth_identity_id: _identity, payout_details: _payout, applicant_email, members: _members, deleted_at: _deleted, ...rest } = developer;
  return { ...rest, email: applicant_email };
}

/** Route handler of one decision; the reason comes from the body where the action asks for one. */
export function decisionRoute(action: Decision["action"]) {
  return async (req: MedusaRequest<{ reason?: string }>, res: MedusaResponse): Promise<void> => {
    const reason = req.validatedBody?.reason ?? null;
    const { result } = await decideOnDeveloperWorkflow(req.scope).run({ input: { id: String(req.params["id"]), action, reason } });
    res.json({ developer: toAdminDeveloper(result as unknown as DeveloperRecord) });
  };
}
