import { z } from "@medusajs/framework/zod";

export const downloadBody = z.strictObject({ license_id: z.string().trim().min(1).max(100).nullish() });
