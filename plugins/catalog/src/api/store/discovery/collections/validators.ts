import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

const region_id = z.string().trim().max(200).optional();

export const collectionsQuery = z.object({
  ...pagination,
  featured: z.enum(["true", "false"]).optional(),
  products: z.coerce.number().int().min(1).max(24).default(8),
  region_id,
});

export type CollectionsQuery = z.infer<typeof collectionsQuery>;

export const collectionQuery = z.object({ products: z.coerce.number().int().min(1).max(100).default(24), region_id });

export type CollectionQuery = z.infer<typeof collectionQuery>;
