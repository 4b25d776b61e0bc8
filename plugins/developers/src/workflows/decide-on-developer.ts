import { Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";
import type { DeveloperAction } from "../domain/developer-status";
import { developerEvents } from "../events";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";

export interface Decision {
  id: string;
  action: Exclude<DeveloperAction, "close">;
  reason: string | null;
}

const eventOf: Record<Decision["action"], string> = {
  approve: developerEvents.approved,
  reject: developerEvents.rejected,
  suspend: developerEvents.suspended,
  reinstate: developerEvents.reinstated,
};

/** Every action may be repeated, so an interrupted decision is finished by taking it again: no compensation. */
const decideStep = createStep("decide-on-developer-status", async (decision: Decision, { container }) => {
  const developers = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  return new StepResponse(await developers.decide(decision.id, decision.action, decision.reason));
});

/** Lets the owner sign in as actor `developer` with the password that they have. */
const grantSignInStep = createStep("grant-developer-sign-in", async (decision: Decision, { container }) => {
  if (decision.action !== "approve") return new StepResponse(void 0);
  const developers = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const auth = container.resolve(Modules.AUTH);
  const developer = await developers.retrieveDeveloper(decision.id, { relations: ["members"] });
  const owner = developer.members.find((member) => member.role === "owner");
  invariant(owner, `approved developer ${decision.id} has an owner`);
  const identity = await auth.retrieveAuthIdentity(developer.applicant_auth_identity_id);
  await auth.updateAuthIdentities([{ id: identity.id, app_metadata: { ...identity.app_metadata, developer_id: owner.id } }]);
  return new StepResponse(void 0);
});

/** An admin's decision on a developer account. */
export const decideOnDeveloperWorkflow = createWorkflow("decide-on-developer", (input: WorkflowData<Decision>) => {
  const developer = decideStep(input);
  grantSignInStep(input);
  const eventName = transform(input, (decision) => eventOf[decision.action]);
  emitEventStep({ eventName, data: { id: developer.id } });
  return new WorkflowResponse(developer);
});
