import { createStep, createWorkflow, StepResponse, transform, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { engagementEvents } from "../events";
import { ENGAGEMENTS_MODULE } from "../modules/engagements";
import type { Statement } from "../modules/engagements/rows";
import type EngagementsModuleService from "../modules/engagements/service";

const postStep = createStep(
  "store-engagement-message",
  async (statement: Statement, { container }) => new StepResponse(await container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE).say(statement)),
);

/** Somebody says something in an engagement; one that was sent twice is one. */
export const postEngagementMessageWorkflow = createWorkflow("post-engagement-message", (input: WorkflowData<Statement>) => {
  const outcome = postStep(input);
  const data = transform(outcome, ({ id, license_id, developer_id, message_id }) => ({ id, license_id, developer_id, message_id }));
  when(outcome, ({ changed }) => changed).then(() => {
    emitEventStep({ eventName: engagementEvents.messagePosted, data });
  });
  return new WorkflowResponse(outcome);
});
