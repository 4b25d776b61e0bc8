import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { toDeveloperLicense } from "../../../../../http/license-views";
import { vendorsLicense } from "../../../../../http/own-license";
import { rotateFor } from "../../../../../http/rotate-for";

/** A new key for the holder, who finds it in the account; the developer never sees it. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await vendorsLicense(req);
  res.json({ license: toDeveloperLicense(await rotateFor(req, id, "developer")) });
};
