import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { invitationEvents } from "@mintreu/developers/events";
import { sendMemberInvitationWorkflow } from "../workflows/send-member-invitation";

export default async function mailOnInvitationSent({ event, container }: SubscriberArgs<{ id: string; attempt: number }>): Promise<void> {
  await sendMemberInvitationWorkflow(container).run({ input: { invitation_id: event.data.id, attempt: event.data.attempt } });
}

export const config: SubscriberConfig = { event: invitationEvents.sent, context: { subscriberId: "mail-on-invitation-sent" } };
