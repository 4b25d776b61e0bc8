import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { sendUsageExport } from "../../../../http/usage-export";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";

/** The usage of the caller's products as CSV. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  await sendUsageExport(req, res, scope, askedRange(req.query), "usage");
};
