import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ownLicense } from "@mintreu/licensing/http/license-scope";
import { sendUsageExport } from "../../../../../../http/usage-export";
import { askedRange } from "../../../../../../http/usage-query";

/** The usage of a licence as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await ownLicense(req);
  await sendUsageExport(req, res, { license_id: id }, askedRange(req.query), `${id}-usage`);
};
