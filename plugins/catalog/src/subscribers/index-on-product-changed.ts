import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ProductWorkflowEvents } from "@medusajs/framework/utils";
import { indexProductWorkflow } from "../workflows/index-product";

/** The engine shows, hides or deletes a product by doors of its own; search then answers anew. */
export default async function indexOnProductChanged({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await indexProductWorkflow(container).run({ input: { product_id: event.data.id } });
}

export const config: SubscriberConfig = {
  event: [ProductWorkflowEvents.UPDATED, ProductWorkflowEvents.DELETED],
  context: { subscriberId: "index-on-product-changed" },
};
