import { z } from "@medusajs/framework/zod";

export const packagesQuery = z.object({ region_id: z.string().trim().max(100).optional() });
