import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { engagementEvents } from "../events";
import { ENGAGEMENTS_MODULE } from "../modules/engagements";
import type EngagementsModuleService from "../modules/engagements/service";

const cancelStep = createStep(
  "cancel-engagements-of-revoked-licenses",
  async ({ license_id }: { license_id: string | null }, { container }) =>
    new StepResponse(await container.resolve<EngagementsModuleService>(ENGAGEMENTS_MODULE).cancelOfRevoked(license_id)),
);

/** What rests on a revoked licence ends; with null it looks at all licences. Running it again changes nothing. */
export const cancelEngagementsWorkflow = createWorkflow("cancel-engagements", (input: WorkflowData<{ license_id: string | null }>) => {
  const cancelled = cancelStep(input);
  const data = transform(cancelled, (rows) => rows.map(({ id, license_id, developer_id, message_id }) => ({ id, license_id, developer_id, message_id })));
  emitEventStep({ eventName: engagementEvents.cancelled, data });
  return new WorkflowResponse(cancelled);
});
