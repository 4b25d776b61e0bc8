import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { toActivation } from "../../../../../../../http/activation-views";
import { actorOf } from "../../../../../../../http/actor";
import { licensingOf } from "../../../../../../../http/license-key";
import { ownLicense } from "../../../../../../../http/license-scope";

/** The holder ends an activation, also one whose device is lost. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const license = await ownLicense(req);
  const licensing = licensingOf(req);
  const id = String(req.params["activation_id"]);
  const activation = await licensing.findActivation(license.id, { id });
  if (!activation) throw notFound("activation");
  await licensing.deactivate(activation, actorOf(req, "customer"), "by its holder");
  const ended = (await licensing.findActivation(license.id, { id })) ?? activation;
  res.json({ activation: toActivation(ended) });
};
