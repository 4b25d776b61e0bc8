import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toVendorReview } from "../../../http/vendor-review";
import { listReviews } from "../../../queries/list-reviews";
import type { ListVendorReviewsQuery } from "./validators";

/** Visible reviews of the caller's products, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ListVendorReviewsQuery;
  const developer_id = vendorOf(req).developer.id;
  const { reviews, count } = await listReviews(databaseOf(req.scope), { ...filter, developer_id, status: "visible" }, { limit, offset });
  res.json({ reviews: reviews.map(toVendorReview), count, limit, offset });
};
