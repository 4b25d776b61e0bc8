import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { ANSWER_MAX } from "../../../domain/review-limits";

export const listVendorReviewsQuery = z.object({
  ...pagination,
  product_id: z.string().trim().min(1).max(100).optional(),
  rating: z.coerce.number().int().min(1).max(5).optional(),
  unanswered: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional(),
});

export type ListVendorReviewsQuery = z.infer<typeof listVendorReviewsQuery>;

export const answerBody = z.strictObject({ body: z.string().trim().min(1).max(ANSWER_MAX) });
