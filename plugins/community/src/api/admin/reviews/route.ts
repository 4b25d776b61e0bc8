import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listReviews } from "../../../queries/list-reviews";
import { readRatingSummary } from "../../../queries/product-reviews";
import type { ListAdminReviewsQuery } from "./validators";

/** All reviews, newest first; of one product with the summary that the storefront shows. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ListAdminReviewsQuery;
  const knex = databaseOf(req.scope);
  const { reviews, count } = await listReviews(knex, filter, { limit, offset });
  const summary = filter.product_id ? await readRatingSummary(knex, filter.product_id) : null;
  res.json({ reviews, count, limit, offset, ...(summary ? { summary } : {}) });
};
