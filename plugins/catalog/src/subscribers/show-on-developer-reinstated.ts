import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { developerEvents } from "@mintreu/developers/events";
import { placeProductsWorkflow } from "../workflows/place-products";

export default async function showOnDeveloperReinstated({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await placeProductsWorkflow(container).run({ input: { developer_id: event.data.id } });
}

export const config: SubscriberConfig = { event: developerEvents.reinstated, context: { subscriberId: "show-on-developer-reinstated" } };
