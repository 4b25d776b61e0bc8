import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { licenseEvents } from "@mintreu/licensing/events";
import { sendNoticesWorkflow } from "../workflows/send-notices";

export default async function mailOnUsageThreshold({ event, container }: SubscriberArgs<{ threshold_id?: string }>): Promise<void> {
  const { threshold_id } = event.data;
  if (threshold_id) await sendNoticesWorkflow(container).run({ input: { kind: "usage-threshold", subject_id: threshold_id } });
}

export const config: SubscriberConfig = { event: licenseEvents.usageThreshold, context: { subscriberId: "mail-on-usage-threshold" } };
