import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { PAYMENTS_MODULE } from "../../../../../modules/payments";
import type PaymentsModuleService from "../../../../../modules/payments/service";
import { allocateRefundWorkflow } from "../../../../../workflows/allocate-refund";
import type { AllocateRefundBody } from "../../validators";

/** Says which lines a refund belongs to; licences follow. */
export const POST = async (req: MedusaRequest<AllocateRefundBody>, res: MedusaResponse) => {
  const id = String(req.params["id"]);
  await allocateRefundWorkflow(req.scope).run({ input: { id, allocations: req.validatedBody.allocations } });
  const payments = req.scope.resolve<PaymentsModuleService>(PAYMENTS_MODULE);
  res.json({ refund_record: await payments.retrieveRefundRecord(id, { relations: ["allocations"] }) });
};
