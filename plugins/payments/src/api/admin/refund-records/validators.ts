import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

export const listRefundRecordsQuery = z.object({
  ...pagination,
  order_id: z.string().max(100).optional(),
  status: z.enum(["allocated", "unallocated"]).optional(),
});

export type ListRefundRecordsQuery = z.infer<typeof listRefundRecordsQuery>;

export const allocateRefundBody = z.strictObject({
  allocations: z
    .array(z.strictObject({ order_line_id: z.string().max(100), amount_minor: z.int().positive() }))
    .min(1)
    .max(200),
});

export type AllocateRefundBody = z.infer<typeof allocateRefundBody>;
