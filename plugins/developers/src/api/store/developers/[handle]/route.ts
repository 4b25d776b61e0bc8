import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { toProfile } from "../../../../http/profile";
import { withProductCounts } from "../../../../ports/product-counts";
import { DEVELOPERS_MODULE } from "../../../../modules/developers";
import type DevelopersModuleService from "../../../../modules/developers/service";

/** One active developer's public profile. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const developer = await developers.findActiveByHandle(String(req.params["handle"]));
  if (!developer) throw notFound("developer");
  const [profile] = await withProductCounts(req.scope, [toProfile(developer)]);
  res.json({ developer: profile });
};
