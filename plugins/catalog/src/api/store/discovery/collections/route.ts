import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { currencyOfRegion } from "../../../../http/currency-of-region";
import { readCollections } from "../../../../queries/discovery-collections";
import type { CollectionsQuery } from "./validators";

/** Collections with some of their products. Errors: region.not_found. */
export const GET = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { region_id, featured, products, limit, offset } = req.validatedQuery as unknown as CollectionsQuery;
  const { collections, count } = await readCollections(databaseOf(req.scope), {
    featured: featured === undefined ? undefined : featured === "true",
    products,
    currency_code: await currencyOfRegion(req, region_id),
    sales_channel_ids: req.publishable_key_context.sales_channel_ids,
    limit,
    offset,
  });
  res.json({ collections, count, limit, offset });
};
