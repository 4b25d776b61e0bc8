import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { approvalKinds, approvalStates } from "../../../domain/approval";

export const approvalsQuery = z.object({
  ...pagination,
  state: z.enum(approvalStates).default("waiting"),
  kind: z.enum(approvalKinds).optional(),
  q: z.string().trim().max(200).optional(),
});

export type ApprovalsQuery = z.infer<typeof approvalsQuery>;
