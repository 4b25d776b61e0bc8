import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { currencyOfRegion } from "../../../../../http/currency-of-region";
import { readCollections } from "../../../../../queries/discovery-collections";
import type { CollectionQuery } from "../validators";

/** One collection with its first products; all of them page by page are found by search. Errors: collection.not_found, region.not_found. */
export const GET = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { region_id, products } = req.validatedQuery as unknown as CollectionQuery;
  const { collections } = await readCollections(databaseOf(req.scope), {
    handle: String(req.params["handle"]),
    products,
    currency_code: await currencyOfRegion(req, region_id),
    sales_channel_ids: req.publishable_key_context.sales_channel_ids,
    limit: 1,
    offset: 0,
  });
  const [collection] = collections;
  if (!collection) throw notFound("collection");
  res.json({ collection });
};
