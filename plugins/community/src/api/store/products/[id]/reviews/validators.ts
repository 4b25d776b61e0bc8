import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { BODY_MAX, TITLE_MAX } from "../../../../../domain/review-limits";
import { reviewOrders } from "../../../../../queries/product-reviews";

export const listProductReviewsQuery = z.object({
  ...pagination,
  rating: z.coerce.number().int().min(1).max(5).optional(),
  order: z.enum(reviewOrders).default("newest"),
});

export type ListProductReviewsQuery = z.infer<typeof listProductReviewsQuery>;

/** Texts are kept as they were written; whoever shows them makes them safe. */
export const reviewBody = z.strictObject({
  rating: z.number().int().min(1).max(5),
  title: z.string().trim().min(1).max(TITLE_MAX),
  body: z.string().trim().min(1).max(BODY_MAX),
});
