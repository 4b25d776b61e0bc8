import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { paymentEvents } from "@mintreu/payments/events";
import { syncOrderLicensesWorkflow } from "../workflows/sync-order-licenses";

export default async function issueOnPaymentSettled({ event, container }: SubscriberArgs<{ order_id: string }>): Promise<void> {
  await syncOrderLicensesWorkflow(container).run({ input: { order_id: event.data.order_id } });
}

export const config: SubscriberConfig = { event: paymentEvents.settled, context: { subscriberId: "issue-on-payment-settled" } };
