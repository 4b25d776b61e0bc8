import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ownLicense } from "../../../../http/license-scope";
import { toCustomerLicense } from "../../../../http/license-views";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ license: toCustomerLicense(await ownLicense(req)) });
};
