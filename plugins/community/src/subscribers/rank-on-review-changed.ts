import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { rankProductsWorkflow } from "@mintreu/catalog/workflows/rank-products";
import { reviewEvents } from "../events";

/** What everybody sees of the reviews has changed, and with it the place of the product in lists. */
export default async function rankOnReviewChanged({ event, container }: SubscriberArgs<{ product_id: string }>): Promise<void> {
  await rankProductsWorkflow(container).run({ input: { product_ids: [event.data.product_id] } });
}

export const config: SubscriberConfig = {
  event: [reviewEvents.created, reviewEvents.edited, reviewEvents.removed, reviewEvents.hidden, reviewEvents.restored],
  context: { subscriberId: "rank-on-review-changed" },
};
