import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { invariant, notFound } from "@mintreu/kit/domain/errors";
import type { Allocation } from "../domain/refund-allocation";
import { paymentEvents } from "../events";
import { PAYMENTS_MODULE } from "../modules/payments";
import type PaymentsModuleService from "../modules/payments/service";
import { findSettlement } from "../queries/order-balance";

const allocateStep = createStep("allocate-refund-to-lines", async (input: { id: string; allocations: Allocation[] }, { container }) => {
  const payments = container.resolve<PaymentsModuleService>(PAYMENTS_MODULE);
  const [record] = await payments.listRefundRecords({ id: input.id }, { take: 1 });
  if (!record) throw notFound("refund_record");
  const order = await findSettlement(container, record.order_id);
  invariant(order, `refunded order ${record.order_id} exists`);
  await payments.allocate(input.id, input.allocations, order.lines);
  return new StepResponse({ order_id: record.order_id, refund_record_id: record.id });
});

/** An operator allocates a refund that could belong to several lines. */
export const allocateRefundWorkflow = createWorkflow("allocate-refund", (input: WorkflowData<{ id: string; allocations: Allocation[] }>) => {
  const allocated = allocateStep(input);
  emitEventStep({ eventName: paymentEvents.refundRecorded, data: allocated });
  return new WorkflowResponse(allocated);
});
