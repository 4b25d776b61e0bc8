import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { withListingLock } from "../editing/listing-lock";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";

/** One transaction of the catalog, so there is nothing to compensate. */
const withdrawListingStep = createStep("withdraw-listing-from-review", async ({ listing_id: id }: { listing_id: string }, { container }) => {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  const listing = await withListingLock(container, id, async () => {
    const { product_id, status } = await catalog.retrieveListing(id, { select: ["id", "product_id", "status"] });
    if (status === "published" || status === "unlisted") await catalog.withdrawProposal(id);
    else await catalog.changeListingStatus(id, "withdraw", null);
    return { id, product_id };
  });
  return new StepResponse(listing);
});

/** Takes a draft out of review, or the open proposal of a live product back. Errors: listing.action_not_allowed, change.being_applied. */
export const withdrawListingWorkflow = createWorkflow("withdraw-listing", (input: WorkflowData<{ listing_id: string }>) => {
  const listing = withdrawListingStep(input);
  emitEventStep({ eventName: catalogEvents.withdrawn, data: { id: listing.id, product_id: listing.product_id } });
  return new WorkflowResponse(listing);
});
