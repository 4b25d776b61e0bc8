import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { currencyOfRegion } from "../../../http/currency-of-region";
import { searchProducts } from "../../../queries/search-products";
import { readSearchText } from "../../../queries/search-text";
import type { SearchQuery } from "./validators";

/** Visible products by filters, with the counts of every facet. Amounts are integer minor units. */
export const GET = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { region_id, q, ...filters } = req.validatedQuery as unknown as SearchQuery;
  const knex = databaseOf(req.scope);
  const search = {
    ...filters,
    text: await readSearchText(knex, q),
    currency_code: await currencyOfRegion(req, region_id),
    sales_channel_ids: req.publishable_key_context.sales_channel_ids,
  };
  const { products, count, facets } = await searchProducts(knex, search);
  res.json({ products, count, limit: search.limit, offset: search.offset, facets });
};
