import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listApprovals } from "../../../queries/approvals";
import type { ApprovalsQuery } from "./validators";

/** The one inbox of all that waits for an admin, and what became of it. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ApprovalsQuery;
  const { approvals, count, counts } = await listApprovals(databaseOf(req.scope), filter, { limit, offset });
  res.json({ approvals, count, limit, offset, counts });
};
