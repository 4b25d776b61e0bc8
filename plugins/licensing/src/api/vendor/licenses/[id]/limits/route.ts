import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission } from "@mintreu/developers/http/vendor-context";
import { setLimits } from "../../../../../http/license-limits";
import { toDeveloperLicense } from "../../../../../http/license-views";
import { vendorLicense } from "../../../../../http/vendor-license";

/** Other limits for one licence, with a reason. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await vendorLicense(req);
  requirePermission(req, "licenses.write");
  await setLimits(req, id, "developer");
  res.json({ license: toDeveloperLicense(await vendorLicense(req)) });
};
