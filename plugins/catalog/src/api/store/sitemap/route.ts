import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { readSitemap } from "../../../queries/sitemap";
import type { SitemapQuery } from "./validators";

/** What has a page in the storefront. */
export const GET = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as unknown as SitemapQuery;
  const { sales_channel_ids } = req.publishable_key_context;
  const { entries, count } = await readSitemap(databaseOf(req.scope), { sales_channel_ids, limit, offset });
  res.json({ entries, count, limit, offset });
};
