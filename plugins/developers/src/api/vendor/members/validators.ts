import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { memberRoles } from "../../../domain/roles";

export const listMembersQuery = z.object({ ...pagination, limit: pagination.limit.default(100) });

export const changeRoleBody = z.strictObject({ role: z.enum(memberRoles) });
