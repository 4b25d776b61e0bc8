import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { licenseEvents } from "@mintreu/licensing/events";
import { deliverOnce, type DeliveryOutcome, isDelivered } from "../delivery/deliver-once";
import { mailSiteOf } from "../delivery/mail-site";
import { renderOrderLicenses } from "../domain/templates/order-licenses";
import { readOrderLicenses } from "../queries/order-licenses";

export type OrderMailOutcome = DeliveryOutcome | "nothing_to_send";

const TEMPLATE = "order-licenses";

/**
 * Reads, renders and sends in one step: what passes between steps may be stored by the engine, and
 * keys in the clear must not be. A mail cannot be taken back: no compensation.
 */
const sendStep = createStep("send-licenses-of-order", async ({ order_id }: { order_id: string }, { container }) => {
  const idempotency_key = `${TEMPLATE}:${order_id}`;
  if (await isDelivered(container, idempotency_key)) return new StepResponse<OrderMailOutcome>("already_sent");
  const order = await readOrderLicenses(container, order_id);
  if (!order) return new StepResponse<OrderMailOutcome>("nothing_to_send");
  const outcome = await deliverOnce(container, {
    idempotency_key,
    to: order.email,
    template: TEMPLATE,
    trigger_type: licenseEvents.issued,
    resource_type: "order",
    resource_id: order_id,
    receiver_id: order.customer_id,
    data: { order_id, license_ids: order.license_ids },
    mail: renderOrderLicenses(order.content, mailSiteOf(container)),
  });
  return new StepResponse<OrderMailOutcome>(outcome);
});

/** Mails an order's licence keys to its buyer, once. Safe to run at any time and by several at once. */
export const sendOrderLicensesWorkflow = createWorkflow("send-order-licenses", (input: WorkflowData<{ order_id: string }>) => {
  return new WorkflowResponse(sendStep(input));
});
