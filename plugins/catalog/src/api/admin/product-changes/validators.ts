import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { changeKinds, changeStatuses } from "../../../domain/change-status";

export const productChangesQuery = z.object({
  ...pagination,
  status: z.enum(changeStatuses).optional(),
  kind: z.enum(changeKinds).optional(),
  q: z.string().trim().max(200).optional(),
});

export type ProductChangesQuery = z.infer<typeof productChangesQuery>;

/** `revision`: the text that the admin has read, so that nobody accepts what was amended meanwhile. */
export const approveChangeBody = z.strictObject({ revision: z.int().min(1).nullish() });

export const requestChangesBody = approveChangeBody.extend({ reason: z.string().trim().min(3).max(2000) });
