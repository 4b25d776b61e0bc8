import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import type { ListingAction } from "../domain/listing-status";
import { withListingLock } from "../editing/listing-lock";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import { placeProductsWorkflow } from "./place-products";

export interface ListingStatusChange {
  id: string;
  action: ListingAction;
  reason: string | null;
}

const eventOf: Record<ListingAction, string> = {
  submit: catalogEvents.submitted,
  withdraw: catalogEvents.withdrawn,
  publish: catalogEvents.published,
  request_changes: catalogEvents.changesRequested,
  unlist: catalogEvents.unlisted,
  relist: catalogEvents.published,
  archive: catalogEvents.archived,
};

/** Every action may be repeated, so an interrupted change is finished by asking for it again: no compensation. */
const changeStatusStep = createStep("store-listing-status", async ({ id, action, reason }: ListingStatusChange, { container }) => {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  return new StepResponse(await withListingLock(container, id, () => catalog.changeListingStatus(id, action, reason)));
});

/** Moves a listing along its status table and makes the engine's product visible or hidden with it. */
export const changeListingStatusWorkflow = createWorkflow("change-listing-status", (input: WorkflowData<ListingStatusChange>) => {
  const changed = changeStatusStep(input);
  // The developer's status counts too, so the product is placed by the rule and not by the action.
  placeProductsWorkflow.runAsStep({ input: { developer_id: changed.developer_id } });
  emitEventStep({ eventName: transform(input, ({ action }) => eventOf[action]), data: { id: changed.id, product_id: changed.product_id } });
  return new WorkflowResponse(changed);
});
