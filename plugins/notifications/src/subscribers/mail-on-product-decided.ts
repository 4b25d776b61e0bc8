import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { catalogEvents } from "@mintreu/catalog/events";
import { sendNoticesWorkflow } from "../workflows/send-notices";

export default async function mailOnProductDecided({ event, container }: SubscriberArgs<{ change_id: string }>): Promise<void> {
  await sendNoticesWorkflow(container).run({ input: { kind: "product-decided", subject_id: event.data.change_id } });
}

export const config: SubscriberConfig = {
  event: [catalogEvents.changeApproved, catalogEvents.changesRequested],
  context: { subscriberId: "mail-on-product-decided" },
};
