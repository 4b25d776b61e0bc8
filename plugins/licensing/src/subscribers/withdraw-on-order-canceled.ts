import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { syncOrderLicensesWorkflow } from "../workflows/sync-order-licenses";

export default async function withdrawOnOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await syncOrderLicensesWorkflow(container).run({ input: { order_id: event.data.id } });
}

export const config: SubscriberConfig = { event: "order.canceled", context: { subscriberId: "withdraw-on-order-canceled" } };
