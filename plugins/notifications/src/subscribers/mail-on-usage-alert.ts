import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { usageAlertEvents } from "@mintreu/usage/events";
import { sendNoticesWorkflow } from "../workflows/send-notices";

export default async function mailOnUsageAlert({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await sendNoticesWorkflow(container).run({ input: { kind: "usage-alert", subject_id: event.data.id } });
}

export const config: SubscriberConfig = { event: usageAlertEvents.raised, context: { subscriberId: "mail-on-usage-alert" } };
