import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { withdrawSignIn } from "../access/member-sign-in";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";

export interface MemberToRemove {
  id: string;
  developer_id: string;
}

/** From here on the member's tokens open nothing: each request looks the member up. */
const removeStep = createStep("remove-developer-member", async ({ id, developer_id }: MemberToRemove, { container }) => {
  const { auth_identity_id } = await container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).removeMemberOf(developer_id, id);
  return new StepResponse({ id, auth_identity_id });
});

/** Where a kill leaves it undone, removing again finishes it; until then the identity names nobody. */
const withdrawStep = createStep("withdraw-member-sign-in", async ({ id, auth_identity_id }: { id: string; auth_identity_id: string | null }, { container }) => {
  if (auth_identity_id) await withdrawSignIn(container, auth_identity_id, id);
  return new StepResponse(void 0);
});

/** Takes a member out of the account. */
export const removeMemberWorkflow = createWorkflow("remove-member", (input: WorkflowData<MemberToRemove>) => {
  const removed = removeStep(input);
  withdrawStep(removed);
  return new WorkflowResponse(removed.id);
});
