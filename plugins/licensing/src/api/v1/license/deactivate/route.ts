import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { authorizedActivation } from "../../../../http/activation-authority";
import { actorOf } from "../../../../http/actor";
import { licenseByKey, licensingOf } from "../../../../http/license-key";
import type { DeactivateLicenseBody } from "../validators";

/** Gives the slot back; repeats answer the same. Errors: license.not_found, license.activation_token_required, .activation_token_invalid. */
export const POST = async (req: MedusaRequest<DeactivateLicenseBody>, res: MedusaResponse) => {
  const found = await licenseByKey(req);
  const activation = await authorizedActivation(req, found, req.validatedBody);
  if (activation) await licensingOf(req).deactivate(activation, actorOf(req, "product"), "by the product");
  res.setHeader("Cache-Control", "no-store");
  res.json({ deactivated: true });
};
