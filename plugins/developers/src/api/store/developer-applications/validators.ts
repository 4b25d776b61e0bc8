import { z } from "@medusajs/framework/zod";

export const applyBody = z.strictObject({
  handle: z.string().trim().toLowerCase().max(40),
  display_name: z.string().trim().min(2).max(80),
  legal_name: z.string().trim().min(2).max(200),
  country: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z]{2}$/, "must be a two-letter country code"),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullish(),
  about: z.string().trim().max(2000).nullish(),
  payout_details: z.record(z.string().max(60), z.string().max(300)).nullish(),
  terms_version: z.string().trim().min(1).max(40),
});

export type ApplyBody = z.infer<typeof applyBody>;
