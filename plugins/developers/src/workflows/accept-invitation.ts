import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { grantSignIn } from "../access/member-sign-in";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type { Invitee } from "../modules/developers/rows";
import type DevelopersModuleService from "../modules/developers/service";

/** The digest, not the token: what enters a workflow may be stored by the engine. */
export interface Acceptance extends Invitee {
  token_digest: string;
}

/** The same person may accept again, which finishes what an interrupted acceptance left undone: no compensation. */
const redeemStep = createStep("redeem-member-invitation", async ({ token_digest, ...invitee }: Acceptance, { container }) => {
  return new StepResponse(await container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).acceptInvitation(token_digest, invitee));
});

const grantStep = createStep(
  "grant-member-sign-in",
  async ({ auth_identity_id, member_id }: { auth_identity_id: string; member_id: string }, { container }) => {
    await grantSignIn(container, auth_identity_id, member_id);
    return new StepResponse(void 0);
  },
);

/** Somebody who was invited becomes a member and may sign in as one; answers the member's id. */
export const acceptInvitationWorkflow = createWorkflow("accept-invitation", (input: WorkflowData<Acceptance>) => {
  const member_id = redeemStep(input);
  grantStep({ auth_identity_id: input.auth_identity_id, member_id });
  return new WorkflowResponse(member_id);
});
