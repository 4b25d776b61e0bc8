import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { developerEvents } from "../events";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";
import type { Application } from "../modules/developers/service";

const storeApplicationStep = createStep(
  "store-developer-application",
  async (application: Application, { container }) => {
    const developers = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
    const developer = await developers.apply(application);
    return new StepResponse(developer, developer.id);
  },
  async (id, { container }) => {
    if (!id) return;
    await container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).deleteDevelopers(id);
  },
);

/** Somebody applies; the account waits as `pending` for an admin. */
export const applyAsDeveloperWorkflow = createWorkflow("apply-as-developer", (input: WorkflowData<Application>) => {
  const developer = storeApplicationStep(input);
  emitEventStep({ eventName: developerEvents.applied, data: { id: developer.id } });
  return new WorkflowResponse(developer);
});
