import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { actorOf } from "../../../../../http/actor";
import { resendLicenseKeyWorkflow } from "../../../../../workflows/resend-license-key";

/** Mails the key to its holder again, at most five times a day. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  await resendLicenseKeyWorkflow(req.scope).run({ input: { license_id: String(req.params["id"]), actor: actorOf(req, "user") } });
  res.status(202).json({ accepted: true });
};
