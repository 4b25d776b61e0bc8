import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { reviewEvents } from "@mintreu/community/events";
import { sendNoticesWorkflow } from "../workflows/send-notices";

export default async function mailOnReviewWritten({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await sendNoticesWorkflow(container).run({ input: { kind: "review-written", subject_id: event.data.id } });
}

export const config: SubscriberConfig = { event: reviewEvents.created, context: { subscriberId: "mail-on-review-written" } };
