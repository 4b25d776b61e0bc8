import { z } from "@medusajs/framework/zod";

/** `limit` and `offset` as every list of ours takes them; spread into a route's query schema. */
export const pagination = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
};
