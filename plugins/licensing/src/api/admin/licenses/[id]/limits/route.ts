import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { setLimits } from "../../../../../http/license-limits";
import { anyLicense } from "../../../../../http/vendor-license";

/** Other limits for one licence, with a reason. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await anyLicense(req);
  await setLimits(req, id, "user");
  res.json({ license: await anyLicense(req) });
};
