import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { settleOrderWorkflow } from "../workflows/settle-order";

export default async function settleOnOrderPlaced({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await settleOrderWorkflow(container).run({ input: { order_id: event.data.id } });
}

export const config: SubscriberConfig = { event: "order.placed", context: { subscriberId: "settle-on-order-placed" } };
