import { ProductStatus } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep, updateProductsWorkflow } from "@medusajs/medusa/core-flows";
import type { ListingAction } from "../domain/listing-status";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";

export interface ListingStatusChange {
  id: string;
  action: ListingAction;
  reason: string | null;
}

const eventOf: Record<ListingAction, string> = {
  submit: catalogEvents.submitted,
  publish: catalogEvents.published,
  request_changes: catalogEvents.changesRequested,
  unlist: catalogEvents.unlisted,
  relist: catalogEvents.published,
  archive: catalogEvents.archived,
};

/** Every action may be repeated, so an interrupted change is finished by asking for it again: no compensation. */
const changeStatusStep = createStep("store-listing-status", async ({ id, action, reason }: ListingStatusChange, { container }) => {
  const changed = await container.resolve<CatalogModuleService>(CATALOG_MODULE).changeListingStatus(id, action, reason);
  return new StepResponse(changed);
});

/** Moves a listing along its status table and makes the engine's product visible or hidden with it. */
export const changeListingStatusWorkflow = createWorkflow("change-listing-status", (input: WorkflowData<ListingStatusChange>) => {
  const changed = changeStatusStep(input);
  updateProductsWorkflow.runAsStep({
    input: transform(changed, ({ product_id, visible }) => ({
      selector: { id: product_id },
      update: { status: visible ? ProductStatus.PUBLISHED : ProductStatus.DRAFT },
    })),
  });
  emitEventStep({ eventName: transform(input, ({ action }) => eventOf[action]), data: { id: changed.id, product_id: changed.product_id } });
  return new WorkflowResponse(changed);
});
