import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

export const vendorProductsQuery = z.object({ ...pagination });
