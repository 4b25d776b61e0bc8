import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { reviewStatuses } from "../../../domain/review-status";

const id = z.string().trim().min(1).max(100).optional();

export const listAdminReviewsQuery = z.object({
  ...pagination,
  status: z.enum(reviewStatuses).optional(),
  product_id: id,
  developer_id: id,
  rating: z.coerce.number().int().min(1).max(5).optional(),
  q: z.string().trim().max(200).optional(),
});

export type ListAdminReviewsQuery = z.infer<typeof listAdminReviewsQuery>;

export const moderationBody = z.strictObject({ reason: z.string().trim().min(3).max(500) });
