import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";
import { toMinor } from "@mintreu/kit/domain/money";
import { databaseOf } from "@mintreu/kit/http/knex";
import { paymentEvents } from "../events";
import { PAYMENTS_MODULE } from "../modules/payments";
import type PaymentsModuleService from "../modules/payments/service";
import { findSettlement } from "../queries/order-balance";
import { findUnrecordedRefunds } from "../queries/unrecorded-refunds";

/** Bounded, so that one run of the reconciler stays short; the next one takes the rest. */
const BATCH = 200;

/** One refund after the other, since each allocation depends on the ones before it. Repeats add nothing: no compensation. */
const recordRefundsStep = createStep("record-refunds-of-payment", async ({ payment_id }: { payment_id?: string }, { container }) => {
  const payments = container.resolve<PaymentsModuleService>(PAYMENTS_MODULE);
  const refunds = await findUnrecordedRefunds(databaseOf(container), { ...(payment_id ? { paymentId: payment_id } : {}), limit: BATCH });
  const recorded: { order_id: string; refund_record_id: string }[] = [];
  for (const { amount, ...refund } of refunds) {
    const order = await findSettlement(container, refund.order_id);
    invariant(order, `refunded order ${refund.order_id} exists`);
    const id = await payments.recordRefund({ ...refund, amount_minor: toMinor(amount, refund.currency_code) }, order.lines);
    recorded.push({ order_id: refund.order_id, refund_record_id: id });
  }
  return new StepResponse(recorded);
});

/** Records the engine's refunds that have no record yet: of one payment, or all that were missed. */
export const recordRefundsWorkflow = createWorkflow("record-refunds", (input: WorkflowData<{ payment_id?: string }>) => {
  const recorded = recordRefundsStep(input);
  emitEventStep({ eventName: paymentEvents.refundRecorded, data: recorded });
  return new WorkflowResponse(recorded);
});
