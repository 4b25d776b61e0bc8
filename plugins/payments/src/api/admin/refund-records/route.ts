import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { PAYMENTS_MODULE } from "../../../modules/payments";
import type PaymentsModuleService from "../../../modules/payments/service";
import type { ListRefundRecordsQuery } from "./validators";

/** Recorded refunds; `status=unallocated` is the operator's list of those that nobody has told the lines of. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filters } = req.validatedQuery as unknown as ListRefundRecordsQuery;
  const payments = req.scope.resolve<PaymentsModuleService>(PAYMENTS_MODULE);
  const [refund_records, count] = await payments.listAndCountRefundRecords(filters, {
    relations: ["allocations"],
    order: { created_at: "DESC" },
    take: limit,
    skip: offset,
  });
  res.json({ refund_records, count, limit, offset });
};
