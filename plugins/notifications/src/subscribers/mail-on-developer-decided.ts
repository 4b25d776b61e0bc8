import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { developerEvents } from "@mintreu/developers/events";
import type { DeveloperDecision } from "../domain/templates/developer-decided";
import { sendDeveloperDecisionWorkflow } from "../workflows/send-developer-decision";

const decisionOf: Record<string, DeveloperDecision> = {
  [developerEvents.approved]: "approved",
  [developerEvents.rejected]: "rejected",
  [developerEvents.suspended]: "suspended",
  [developerEvents.reinstated]: "reinstated",
};

export default async function mailOnDeveloperDecided({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const decision = decisionOf[event.name];
  if (decision) await sendDeveloperDecisionWorkflow(container).run({ input: { developer_id: event.data.id, decision } });
}

export const config: SubscriberConfig = { event: Object.keys(decisionOf), context: { subscriberId: "mail-on-developer-decided" } };
