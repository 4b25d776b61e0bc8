import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listReviews } from "../../../queries/list-reviews";
import type { ListAdminReviewsQuery } from "./validators";

/** All reviews, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ListAdminReviewsQuery;
  const { reviews, count } = await listReviews(databaseOf(req.scope), filter, { limit, offset });
  res.json({ reviews, count, limit, offset });
};
