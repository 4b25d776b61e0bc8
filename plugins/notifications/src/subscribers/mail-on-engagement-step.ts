import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { engagementEvents } from "@mintreu/licensing/events";
import { sendNoticesWorkflow } from "../workflows/send-notices";

export default async function mailOnEngagementStep({ event, container }: SubscriberArgs<{ message_id: string }>): Promise<void> {
  await sendNoticesWorkflow(container).run({ input: { kind: "engagement-step", subject_id: event.data.message_id } });
}

export const config: SubscriberConfig = { event: Object.values(engagementEvents), context: { subscriberId: "mail-on-engagement-step" } };
