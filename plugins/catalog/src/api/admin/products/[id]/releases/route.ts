import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listReleases } from "../../../../../queries/releases";
import type { AdminReleasesQuery } from "./validators";

/** Releases of a product in every status, what is not out yet first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as unknown as AdminReleasesQuery;
  const { releases, count } = await listReleases(databaseOf(req.scope), { product_ids: [String(req.params["id"])] }, { limit, offset });
  res.json({ releases, count, limit, offset });
};
