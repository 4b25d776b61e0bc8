import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findOrderOfPayment } from "../queries/order-of-payment";
import { settleOrderWorkflow } from "../workflows/settle-order";

export default async function settleOnPaymentCaptured({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order_id = await findOrderOfPayment(databaseOf(container), event.data.id);
  if (order_id) await settleOrderWorkflow(container).run({ input: { order_id } });
}

export const config: SubscriberConfig = { event: "payment.captured", context: { subscriberId: "settle-on-payment-captured" } };
