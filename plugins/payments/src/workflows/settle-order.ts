import { createStep, createWorkflow, StepResponse, transform, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { paymentEvents } from "../events";
import { findSettlement } from "../queries/order-balance";

const askSettlementStep = createStep("ask-settlement", async ({ order_id }: { order_id: string }, { container }) => {
  const settlement = await findSettlement(container, order_id);
  return new StepResponse({ settled: settlement?.settled ?? false });
});

/** Asks the settlement rule and tells everybody when the order is paid for. Safe to run at any time. */
export const settleOrderWorkflow = createWorkflow("settle-order", (input: WorkflowData<{ order_id: string }>) => {
  const answer = askSettlementStep(input);
  when(answer, ({ settled }) => settled).then(() => {
    emitEventStep({ eventName: paymentEvents.settled, data: { order_id: input.order_id } });
  });
  return new WorkflowResponse(transform(answer, ({ settled }) => settled));
});
