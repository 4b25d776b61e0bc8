import { z } from "@medusajs/framework/zod";
import { billings, licenseTypes } from "../../../domain/package-terms";
import { searchOrders } from "../../../queries/product-search";
import { productTypes } from "../../../domain/product-type";

/** `a,b` or a repeated parameter → list of known values. */
const listOf = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((value) => (typeof value === "string" ? value.split(",") : value), z.array(z.enum(values)).min(1).max(values.length)).optional();

/** `a,b` or a repeated parameter → lower-case words; a bound, because each is compared with every product. */
const words = z
  .preprocess((value) => (typeof value === "string" ? value.split(",") : value), z.array(z.string().trim().toLowerCase().min(1).max(80)).min(1).max(20))
  .optional();

const text = z.string().trim().max(200);
const amount = z.coerce.number().int().min(0).max(1_000_000_000_000).optional();

export const searchQuery = z.object({
  q: text.optional(),
  type: listOf(productTypes),
  category: text.optional(),
  collection: text.optional(),
  developer: text.optional(),
  billing: listOf(billings),
  license_type: listOf(licenseTypes),
  tag: words,
  compatibility: words,
  rating_min: z.coerce.number().int().min(1).max(5).optional(),
  price_min: amount,
  price_max: amount,
  region_id: text.optional(),
  order: z.enum(searchOrders).default("relevance"),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export type SearchQuery = z.infer<typeof searchQuery>;
