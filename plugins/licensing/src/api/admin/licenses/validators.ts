import { z } from "@medusajs/framework/zod";
import { listLicensesQuery } from "../../store/licenses/validators";

const id = z.string().trim().min(1).max(100).optional();

export const listAdminLicensesQuery = listLicensesQuery.extend({ developer_id: id, customer_id: id, q: z.string().trim().max(200).optional() });

export type ListAdminLicensesQuery = z.infer<typeof listAdminLicensesQuery>;

export const licenseDecision = z.strictObject({ reason: z.string().trim().min(3).max(500) });
