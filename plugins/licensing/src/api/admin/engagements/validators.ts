import { z } from "@medusajs/framework/zod";
import { reasonWords } from "../../store/engagements/validators";
import { listVendorEngagementsQuery } from "../../vendor/engagements/validators";

const id = z.string().trim().min(1).max(100).optional();

export const listAdminEngagementsQuery = listVendorEngagementsQuery.extend({ developer_id: id, customer_id: id });

export const resolveBody = z.strictObject({ outcome: z.enum(["accepted", "cancelled"]), reason: reasonWords });
