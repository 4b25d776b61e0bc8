import type { MedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { notFound } from "@mintreu/kit/domain/errors";

/** Currency of the asked region, or of the first one. Errors: region.not_found. */
export async function currencyOfRegion(req: MedusaRequest, regionId: string | undefined): Promise<string> {
  const regions = req.scope.resolve(Modules.REGION);
  const [region] = await regions.listRegions(regionId ? { id: regionId } : {}, { take: 1, order: { created_at: "ASC" } });
  if (!region) throw notFound("region");
  return region.currency_code;
}
