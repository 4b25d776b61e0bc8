import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type DevelopersModuleService from "../../../modules/developers/service";
import type { DeveloperRecord } from "../../../modules/developers/service";
import { toProfile } from "../../../http/profile";
import { withProductCounts } from "../../../ports/product-counts";

/** Active developers by name. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as { limit: number; offset: number };
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDevelopers({ status: "active" }, { order: { display_name: "ASC", id: "ASC" }, take: limit, skip: offset });
  const profiles = rows.map((row) => toProfile(row as unknown as DeveloperRecord));
  res.json({ developers: await withProductCounts(req.scope, profiles), count, limit, offset });
};
