import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { grantSignIn } from "../access/member-sign-in";
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

/** Lets the applicant sign in as actor `developer` with the password that they have, for as long as they are a member. */
const grantSignInStep = createStep("grant-developer-sign-in", async (decision: Decision, { container }) => {
  if (decision.action !== "approve") return new StepResponse(void 0);
  const developers = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const developer = await developers.retrieveDeveloper(decision.id, { relations: ["members"] });
  const applicant = developer.members.find((member) => member.auth_identity_id === developer.applicant_auth_identity_id);
  if (applicant) await grantSignIn(container, developer.applicant_auth_identity_id, applicant.id);
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
