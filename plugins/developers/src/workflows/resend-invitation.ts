import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { invitationSecretOf } from "../access/invitation-secret";
import { invitationEvents } from "../events";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";

export interface InvitationToResend {
  id: string;
  developer_id: string;
}

const renewInvitationStep = createStep("renew-member-invitation", async ({ id, developer_id }: InvitationToResend, { container }) => {
  return new StepResponse(await container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).inviteAgain(id, developer_id, invitationSecretOf(container)));
});

/** Sends an invitation again, with a new token; the one that was mailed before is none any more. */
export const resendInvitationWorkflow = createWorkflow("resend-invitation", (input: WorkflowData<InvitationToResend>) => {
  const invitation = renewInvitationStep(input);
  const data = transform(invitation, ({ id, developer_id, attempt }) => ({ id, developer_id, attempt }));
  emitEventStep({ eventName: invitationEvents.sent, data });
  return new WorkflowResponse(invitation);
});
