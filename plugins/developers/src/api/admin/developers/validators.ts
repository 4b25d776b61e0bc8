import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { developerStatuses } from "../../../domain/developer-status";

export const listAdminDevelopersQuery = z.object({
  ...pagination,
  status: z.enum(developerStatuses).optional(),
  q: z.string().trim().max(200).optional(),
  /** Of whoever applied or is a member with this address. */
  email: z.string().trim().max(320).optional(),
});

export type ListAdminDevelopersQuery = z.infer<typeof listAdminDevelopersQuery>;

export const decisionReason = z.strictObject({ reason: z.string().trim().min(3).max(2000) });
