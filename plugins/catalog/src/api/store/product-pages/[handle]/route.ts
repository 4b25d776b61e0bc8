import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { currencyOfRegion } from "../../../../http/currency-of-region";
import { toPublicRelease } from "../../../../http/release-views";
import { readProductPage } from "../../../../queries/product-page";
import type { ProductPageQuery } from "./validators";

/** A visible product with its listing, packages, rating and newest releases: one request for a whole page. */
export const GET = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { region_id, releases: newest } = req.validatedQuery as unknown as ProductPageQuery;
  const { sales_channel_ids } = req.publishable_key_context;
  const currency_code = await currencyOfRegion(req, region_id);
  const { releases, ...page } = await readProductPage(databaseOf(req.scope), {
    handle: String(req.params["handle"]),
    currency_code,
    sales_channel_ids,
    releases: newest,
  });
  res.json({ ...page, releases: { releases: releases.releases.map(toPublicRelease), count: releases.count } });
};
