import { createStep, createWorkflow, StepResponse, transform, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { engagementEvents } from "../events";
import { ENGAGEMENTS_MODULE } from "../modules/engagements";
import type { EngagementRequest } from "../modules/engagements/rows";
import type EngagementsModuleService from "../modules/engagements/service";

/** The same request again finds the engagement that it made: nothing to compensate. */
const requestStep = createStep(
  "store-engagement-request",
  async (request: EngagementRequest, { container }) => new StepResponse(await container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE).request(request)),
);

/** The holder of a licence of a service asks for the work that it pays for. */
export const requestEngagementWorkflow = createWorkflow("request-engagement", (input: WorkflowData<EngagementRequest>) => {
  const outcome = requestStep(input);
  const data = transform(outcome, ({ id, license_id, developer_id, message_id }) => ({ id, license_id, developer_id, message_id }));
  when(outcome, ({ changed }) => changed).then(() => {
    emitEventStep({ eventName: engagementEvents.requested, data });
  });
  return new WorkflowResponse(outcome);
});
