import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { developerEvents } from "@mintreu/developers/events";
import { placeProductsWorkflow } from "../workflows/place-products";

export default async function hideOnDeveloperSuspended({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await placeProductsWorkflow(container).run({ input: { developer_id: event.data.id } });
}

export const config: SubscriberConfig = { event: developerEvents.suspended, context: { subscriberId: "hide-on-developer-suspended" } };
