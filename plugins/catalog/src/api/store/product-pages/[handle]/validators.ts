import { z } from "@medusajs/framework/zod";

export const productPageQuery = z.object({
  region_id: z.string().trim().max(100).optional(),
  releases: z.coerce.number().int().min(0).max(20).default(3),
});

export type ProductPageQuery = z.infer<typeof productPageQuery>;
