import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

export const endpointsQuery = z.object(pagination);

export type EndpointsQuery = z.infer<typeof endpointsQuery>;
