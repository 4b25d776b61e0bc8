import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

export const adminReleasesQuery = z.object(pagination);

export type AdminReleasesQuery = z.infer<typeof adminReleasesQuery>;
