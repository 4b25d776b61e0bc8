import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listChanges } from "../../../queries/product-changes";
import type { ProductChangesQuery } from "./validators";

/** The one inbox: products to publish and changes of published ones. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ProductChangesQuery;
  const { changes, count } = await listChanges(databaseOf(req.scope), filter, { limit, offset });
  res.json({ product_changes: changes, count, limit, offset });
};
