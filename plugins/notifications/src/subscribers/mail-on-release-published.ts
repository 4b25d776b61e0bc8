import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { releaseEvents } from "@mintreu/catalog/events";
import { sendNoticesWorkflow } from "../workflows/send-notices";

export default async function mailOnReleasePublished({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await sendNoticesWorkflow(container).run({ input: { kind: "release-published", subject_id: event.data.id } });
}

export const config: SubscriberConfig = { event: releaseEvents.published, context: { subscriberId: "mail-on-release-published" } };
