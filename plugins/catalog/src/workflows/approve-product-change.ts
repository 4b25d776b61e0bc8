import type { MedusaContainer } from "@medusajs/framework/types";
import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { announceDecision } from "../editing/announce-decision";
import { applyDocument } from "../editing/apply-document";
import { withListingLock } from "../editing/listing-lock";
import { CATALOG_MODULE } from "../modules/catalog";
import type { DecisionOnChange } from "../modules/catalog/product-changes";
import type CatalogModuleService from "../modules/catalog/service";
import { readListingDocument } from "../queries/listing-document";
import { findListingOfChange } from "../queries/product-changes";
import { placeProductsWorkflow } from "./place-products";

/**
 * Claim, apply, finish, show, announce: each may be repeated, and after the claim only finishing is left, by
 * the same admin asking again or by the job. So there is nothing to compensate.
 */
const approveStep = createStep("approve-and-apply-change", async (decision: DecisionOnChange, { container }) => {
  const listing = await findListingOfChange(databaseOf(container), decision.change_id);
  if (!listing) throw notFound("change");
  if (listing.kind === "release") await container.resolve<CatalogModuleService>(CATALOG_MODULE).acceptRelease(decision);
  else {
    await withListingLock(container, listing.id, () => approve(container, listing, decision));
    await placeProductsWorkflow(container).run({ input: { developer_id: listing.developer_id } });
  }
  await announceDecision(container, decision.change_id);
  return new StepResponse(listing);
});

/** An admin accepts a change: it becomes what is live. Errors: change.not_found, .already_decided, .amended. */
export const approveProductChangeWorkflow = createWorkflow("approve-product-change", (input: WorkflowData<DecisionOnChange>) => {
  return new WorkflowResponse(approveStep(input));
});

async function approve(container: MedusaContainer, listing: { id: string; product_id: string }, decision: DecisionOnChange): Promise<void> {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  const live = await readListingDocument(databaseOf(container), listing.id);
  if (!live) throw notFound("product");
  const change = await catalog.claim(decision, live);
  if (change.status === "approved") return;
  await applyDocument(container, listing, change.payload);
  await catalog.finish(change.id);
}
