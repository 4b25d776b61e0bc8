import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";

/** One transaction of the catalog, so there is nothing to compensate. */
const removeOpenapiStep = createStep("remove-openapi-document", async ({ listing_id }: { listing_id: string }, { container }) => {
  await container.resolve<CatalogModuleService>(CATALOG_MODULE).forgetApiDocument(listing_id);
  return new StepResponse({ listing_id });
});

/** Takes the document away; the endpoints stay. */
export const removeOpenapiWorkflow = createWorkflow("remove-openapi", (input: WorkflowData<{ listing_id: string }>) => {
  return new WorkflowResponse(removeOpenapiStep(input));
});
