import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { ApiDocument } from "../domain/api-document";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";

export interface ImportOfDocument {
  listing_id: string;
  document: ApiDocument;
}

/** One transaction of the catalog, so there is nothing to compensate. */
const importOpenapiStep = createStep("import-openapi-document", async ({ listing_id, document }: ImportOfDocument, { container }) => {
  const { added, removed, kept } = await container.resolve<CatalogModuleService>(CATALOG_MODULE).importApiDocument(listing_id, document);
  return new StepResponse({ added, removed, kept });
});

/** Replaces document and endpoints of an API product; what was set for an endpoint that stays is kept. */
export const importOpenapiWorkflow = createWorkflow("import-openapi", (input: WorkflowData<ImportOfDocument>) => {
  return new WorkflowResponse(importOpenapiStep(input));
});
