import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { announceDecision } from "../editing/announce-decision";
import { CATALOG_MODULE } from "../modules/catalog";
import type { DecisionOnChange } from "../modules/catalog/product-changes";
import type CatalogModuleService from "../modules/catalog/service";

export interface RequestForChanges extends DecisionOnChange {
  reason: string;
}

/** One transaction; what is not announced afterwards is announced by the job. */
const requestChangesStep = createStep("send-change-back", async ({ reason, ...decision }: RequestForChanges, { container }) => {
  await container.resolve<CatalogModuleService>(CATALOG_MODULE).sendBack(decision, reason);
  await announceDecision(container, decision.change_id);
  return new StepResponse(void 0);
});

/** An admin sends a change back with a reason. Errors: change.not_found, .already_decided, .amended. */
export const requestListingChangesWorkflow = createWorkflow("request-listing-changes", (input: WorkflowData<RequestForChanges>) => {
  return new WorkflowResponse(requestChangesStep(input));
});
