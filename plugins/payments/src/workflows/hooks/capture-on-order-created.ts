import { capturePaymentWorkflow, completeCartWorkflow } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import { DomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findSettlement } from "../../queries/order-balance";
import { listUncapturedPayments } from "../../queries/uncaptured-payments";

/** The engine declares this hook and runs it, but leaves it out of the workflow's type. */
type RegisterOrderCreated = (handler: (input: { order_id: string }, context: { container: MedusaContainer }) => Promise<StepResponse<undefined>>) => void;

/**
 * Digital goods are captured when the order is placed. It runs inside the completion, so what cannot
 * be captured in full undoes it: no order, and the engine gives the payment back.
 */
const hooks = completeCartWorkflow.hooks as unknown as { orderCreated: RegisterOrderCreated };

hooks.orderCreated(async ({ order_id }, { container }) => {
  for (const payment_id of await listUncapturedPayments(databaseOf(container), order_id)) {
    await capturePaymentWorkflow(container).run({ input: { payment_id, captured_by: "marketplace" } });
  }
  const settlement = await findSettlement(container, order_id);
  if (!settlement?.settled) {
    throw new DomainError("conflict", "payment.not_captured", "The payment does not cover this order. Nothing was bought; please try again.");
  }
  return new StepResponse(undefined);
});
