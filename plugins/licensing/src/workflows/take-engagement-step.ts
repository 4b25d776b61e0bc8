import { createStep, createWorkflow, StepResponse, transform, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { engagementEvents } from "../events";
import { ENGAGEMENTS_MODULE } from "../modules/engagements";
import type { EngagementStep } from "../modules/engagements/rows";
import type EngagementsModuleService from "../modules/engagements/service";

/** A step may be taken again and then changes nothing: no compensation. */
const takeStep = createStep(
  "store-engagement-step",
  async (step: EngagementStep, { container }) => new StepResponse(await container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE).take(step)),
);

/** A party schedules, delivers, accepts or disputes, or an admin ends a dispute. */
export const takeEngagementStepWorkflow = createWorkflow("take-engagement-step", (input: WorkflowData<EngagementStep>) => {
  const outcome = takeStep(input);
  const eventName = transform(outcome, ({ status }) => engagementEvents[status]);
  const data = transform(outcome, ({ id, license_id, developer_id, message_id }) => ({ id, license_id, developer_id, message_id }));
  when(outcome, ({ changed }) => changed).then(() => {
    emitEventStep({ eventName, data });
  });
  return new WorkflowResponse(outcome);
});
