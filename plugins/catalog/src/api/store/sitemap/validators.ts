import { z } from "@medusajs/framework/zod";

export const sitemapQuery = z.object({
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export type SitemapQuery = z.infer<typeof sitemapQuery>;
