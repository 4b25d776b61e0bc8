import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { searchProducts } from "../../../queries/search-products";
import type { SearchQuery } from "./validators";

/** Visible products by filters, with the counts of every facet. Amounts are integer minor units. */
export const GET = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const asked = req.validatedQuery as unknown as SearchQuery;
  const { sales_channel_ids } = req.publishable_key_context;
  const { products, count, facets } = await searchProducts(databaseOf(req.scope), { ...asked, sales_channel_ids });
  res.json({ products, count, limit: asked.limit, offset: asked.offset, facets });
};
