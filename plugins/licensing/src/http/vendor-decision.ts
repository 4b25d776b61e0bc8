import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { licenseDecision } from "../api/admin/licenses/validators";
import { findLicense } from "../queries/list-licenses";
import { changeLicenseStatusWorkflow } from "../workflows/change-license-status";
import { actorOf } from "./actor";
import { toDeveloperLicense } from "./license-views";
import { vendorsLicense } from "./own-license";

/** Route handler of one decision of a developer on a licence of theirs, each with a reason. */
export function vendorDecisionRoute(action: "suspend" | "reinstate" | "revoke") {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { id } = await vendorsLicense(req);
    const { reason } = parseOrRefuse(licenseDecision, req.body ?? {});
    await changeLicenseStatusWorkflow(req.scope).run({ input: { id, action, reason, actor: actorOf(req, "developer") } });
    const license = await findLicense(databaseOf(req.scope), { id });
    res.json({ license: license && toDeveloperLicense(license) });
  };
}
