import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { invitationSecretOf } from "../access/invitation-secret";
import { invitationEvents } from "../events";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type { NewInvitation } from "../modules/developers/rows";
import type DevelopersModuleService from "../modules/developers/service";

/** An invitation whose mail got lost is sent again by its owner: no compensation. */
const storeInvitationStep = createStep("store-member-invitation", async (invitation: NewInvitation, { container }) => {
  return new StepResponse(await container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).invite(invitation, invitationSecretOf(container)));
});

/** An owner invites somebody by e-mail; the mail follows the event. */
export const inviteMemberWorkflow = createWorkflow("invite-member", (input: WorkflowData<NewInvitation>) => {
  const invitation = storeInvitationStep(input);
  const data = transform(invitation, ({ id, developer_id, attempt }) => ({ id, developer_id, attempt }));
  emitEventStep({ eventName: invitationEvents.sent, data });
  return new WorkflowResponse(invitation);
});
