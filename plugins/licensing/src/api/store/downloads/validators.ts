import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

export const downloadsQuery = z.object({ ...pagination, order_id: z.string().trim().min(1).max(100).optional() });

export type DownloadsQuery = z.infer<typeof downloadsQuery>;
