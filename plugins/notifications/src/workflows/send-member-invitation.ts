import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { invitationEvents } from "@mintreu/developers/events";
import { readInvitationToMail } from "@mintreu/developers/queries/invitation-to-mail";
import { clock } from "@mintreu/kit/domain/clock";
import { deliverOnce, type DeliveryOutcome, isDelivered } from "../delivery/deliver-once";
import { invitationUrlOf } from "../delivery/mail-site";
import { renderMemberInvitation } from "../domain/templates/member-invitation";

export interface InvitationToSend {
  invitation_id: string;
  attempt: number;
}

export type InvitationMailOutcome = DeliveryOutcome | "overtaken";

const TEMPLATE = "member-invitation";

/**
 * The token is made, written into the mail and forgotten within this step: what passes between steps may
 * be stored by the engine. A mail cannot be taken back: no compensation.
 */
const sendStep = createStep("send-invitation-of-member", async ({ invitation_id, attempt }: InvitationToSend, { container }) => {
  const idempotency_key = `${TEMPLATE}:${invitation_id}:${attempt}`;
  if (await isDelivered(container, idempotency_key)) return new StepResponse<InvitationMailOutcome>("already_sent");
  const invitation = await readInvitationToMail(container, invitation_id, attempt, clock.now());
  if (!invitation) return new StepResponse<InvitationMailOutcome>("overtaken");
  const { email, developer_id, token, ...words } = invitation;
  const outcome = await deliverOnce(container, {
    idempotency_key,
    to: email,
    template: TEMPLATE,
    trigger_type: invitationEvents.sent,
    resource_type: "developer_invitation",
    resource_id: invitation_id,
    receiver_id: null,
    data: { invitation_id, developer_id, attempt },
    mail: renderMemberInvitation({ ...words, url: invitationUrlOf(container, token) }),
  });
  return new StepResponse<InvitationMailOutcome>(outcome);
});

/** Mails one attempt of an invitation, once. Safe to run at any time and by several at once. */
export const sendMemberInvitationWorkflow = createWorkflow("send-member-invitation", (input: WorkflowData<InvitationToSend>) => {
  return new WorkflowResponse(sendStep(input));
});
