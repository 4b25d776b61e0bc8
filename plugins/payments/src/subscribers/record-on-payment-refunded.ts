import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { recordRefundsWorkflow } from "../workflows/record-refunds";

export default async function recordOnPaymentRefunded({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await recordRefundsWorkflow(container).run({ input: { payment_id: event.data.id } });
}

export const config: SubscriberConfig = { event: "payment.refunded", context: { subscriberId: "record-on-payment-refunded" } };
