import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";

export const listDevelopersQuery = z.object({ ...pagination });
