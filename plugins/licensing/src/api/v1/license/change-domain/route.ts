import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { activationMessageOf } from "../../../../domain/activation-rules";
import { authorizedActivation } from "../../../../http/activation-authority";
import { toActivation } from "../../../../http/activation-views";
import { actorOf } from "../../../../http/actor";
import { licenseByKey, licensingOf } from "../../../../http/license-key";
import type { ChangeDomainBody } from "../validators";

/**
 * Moves an activation to another domain within the licence's quota: 200, also when it is there already; 409 with a
 * code when it may not. Errors: license.not_found, license.activation_token_required, .activation_token_invalid.
 */
export const POST = async (req: MedusaRequest<ChangeDomainBody>, res: MedusaResponse) => {
  const { domain, activation_id, fingerprint } = req.validatedBody;
  const found = await licenseByKey(req);
  const activation = await authorizedActivation(req, found, { activation_id, fingerprint });
  const outcome = await licensingOf(req).changeDomain(found, activation?.id ?? "", domain, actorOf(req, "product"));
  res.setHeader("Cache-Control", "no-store");
  if (outcome.kind === "refused") {
    res.status(409).json({ changed: false, code: outcome.code, message: activationMessageOf(outcome.code) });
    return;
  }
  res.json({ changed: true, activation: toActivation(outcome.activation) });
};
