import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { withListingLock } from "../editing/listing-lock";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import { readListingDocument } from "../queries/listing-document";

/** One transaction of the catalog, so there is nothing to compensate. */
const submitListingStep = createStep("submit-listing-for-review", async ({ listing_id }: { listing_id: string }, { container }) => {
  return new StepResponse(await withListingLock(container, listing_id, () => submit(container, listing_id)));
});

/** Puts a draft into review, or asks again for the proposal that an admin sent back. Errors: listing.action_not_allowed. */
export const submitListingWorkflow = createWorkflow("submit-listing", (input: WorkflowData<{ listing_id: string }>) => {
  const listing = submitListingStep(input);
  emitEventStep({ eventName: catalogEvents.submitted, data: { id: listing.id, product_id: listing.product_id } });
  return new WorkflowResponse(listing);
});

async function submit(container: MedusaContainer, id: string): Promise<{ id: string; product_id: string }> {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  const { product_id, status } = await catalog.retrieveListing(id, { select: ["id", "product_id", "status"] });
  const document = await readListingDocument(databaseOf(container), id);
  if (!document) throw notFound("product");
  if (status !== "published" && status !== "unlisted") await catalog.submit(id, document);
  else if (!(await catalog.resubmit(id, document))) {
    throw new DomainError("conflict", "listing.action_not_allowed", `A listing that is ${status} and has no open proposal cannot be submitted.`);
  }
  return { id, product_id };
}
