import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { actorOf } from "../../../../../http/actor";
import { vendorsLicense } from "../../../../../http/own-license";
import { resendLicenseKeyWorkflow } from "../../../../../workflows/resend-license-key";

/** Mails the key to its holder again, at most five times a day. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await vendorsLicense(req);
  await resendLicenseKeyWorkflow(req.scope).run({ input: { license_id: id, actor: actorOf(req, "developer") } });
  res.status(202).json({ accepted: true });
};
