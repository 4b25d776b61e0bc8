import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { transform, when } from "@medusajs/framework/workflows-sdk";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { applyEdit, type ListingEdit, refuseFaultyDocument, splitEdit } from "../domain/listing-edit";
import type { ListingDocument } from "../domain/listing-document";
import { applyDocument, type ListingOfProduct } from "../editing/apply-document";
import { claimHandle } from "../editing/claim-handle";
import { withListingLock } from "../editing/listing-lock";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import { readListingDocument } from "../queries/listing-document";

export interface EditOfListing {
  listing_id: string;
  edit: ListingEdit;
}

/** No compensation: an interrupted edit is finished by asking for it again. */
const editListingStep = createStep("edit-listing-document", async ({ listing_id, edit }: EditOfListing, { container }) => {
  return new StepResponse(await withListingLock(container, listing_id, () => editListing(container, listing_id, edit)));
});

/**
 * A developer's edit: of a draft it is done at once; of a live product what customers rely on goes into the
 * open proposal. Errors: listing.in_review, listing.archived and those of the edit.
 */
export const editListingWorkflow = createWorkflow("edit-listing", (input: WorkflowData<EditOfListing>) => {
  const edited = editListingStep(input);
  when(edited, ({ proposed }) => proposed).then(() => {
    emitEventStep({ eventName: catalogEvents.changeProposed, data: transform(edited, ({ id, product_id }) => ({ id, product_id })) });
  });
  return new WorkflowResponse(edited);
});

async function editListing(container: MedusaContainer, id: string, edit: ListingEdit): Promise<ListingOfProduct & { proposed: boolean }> {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  const { product_id, status } = await catalog.retrieveListing(id, { select: ["id", "product_id", "status"] });
  const live = await readListingDocument(databaseOf(container), id);
  if (!live) throw notFound("product");
  const listing = { id, product_id };
  if (status === "in_review") throw new DomainError("conflict", "listing.in_review", "A product in review cannot be edited. Withdraw it first.");
  if (status === "archived") throw new DomainError("conflict", "listing.archived", "An archived product cannot be edited.");
  if (status === "draft" || status === "changes_requested") {
    await applyChecked(container, listing, applyEdit(live, edit, null));
    return { ...listing, proposed: false };
  }
  const { direct, reviewed } = splitEdit(edit);
  // What can be refused comes first, so that a refused edit leaves nothing behind.
  const proposed = reviewed ? await catalog.propose(id, live, reviewed) : false;
  if (direct) await applyChecked(container, listing, applyEdit(live, direct, live));
  return { ...listing, proposed };
}

async function applyChecked(container: MedusaContainer, listing: ListingOfProduct, target: ListingDocument): Promise<void> {
  refuseFaultyDocument(target);
  await claimHandle(databaseOf(container), target.handle, listing.product_id, () => applyDocument(container, listing, target));
}
