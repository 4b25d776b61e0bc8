import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { licenseStatuses } from "../../../domain/license-status";

const id = z.string().trim().min(1).max(100).optional();

export const listLicensesQuery = z.object({ ...pagination, order_id: id, product_id: id, status: z.enum(licenseStatuses).optional() });

export type ListLicensesQuery = z.infer<typeof listLicensesQuery>;
