import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { memberRoles } from "../../../../domain/roles";

export const listInvitationsQuery = z.object({ ...pagination });

export const inviteBody = z.strictObject({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  role: z.enum(memberRoles),
});
