import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { requestLicenseClaimWorkflow } from "../../../../workflows/request-license-claim";
import { claimRequestBody } from "../life-validators";

/** Mails a link to the address when it has licences that nobody claimed. The answer says nothing about that. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { email } = parseOrRefuse(claimRequestBody, req.body ?? {});
  await requestLicenseClaimWorkflow(req.scope).run({ input: { email, ip: req.ip ?? null } });
  res.status(202).json({ accepted: true });
};
