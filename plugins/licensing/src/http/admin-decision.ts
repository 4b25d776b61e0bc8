import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findLicense } from "../queries/list-licenses";
import { changeLicenseStatusWorkflow, type DecidedAction } from "../workflows/change-license-status";
import { actorOf } from "./actor";

/** Route handler of one decision of an admin on a licence, each with a reason. */
export function adminDecisionRoute(decide: (status: string) => DecidedAction) {
  return async (req: MedusaRequest<{ reason: string }>, res: MedusaResponse): Promise<void> => {
    const id = String(req.params["id"]);
    const knex = databaseOf(req.scope);
    const before = await findLicense(knex, { id });
    const action = decide(before?.status ?? "");
    await changeLicenseStatusWorkflow(req.scope).run({ input: { id, action, reason: req.validatedBody.reason, actor: actorOf(req, "user") } });
    res.json({ license: await findLicense(knex, { id }) });
  };
}
