import { z } from "@medusajs/framework/zod";

export const acceptBody = z.strictObject({ token: z.string().min(1).max(200) });

export type AcceptBody = z.infer<typeof acceptBody>;
