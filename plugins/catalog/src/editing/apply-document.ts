import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";
import { updateProductsWorkflow } from "@medusajs/medusa/core-flows";
import { notFound } from "@mintreu/kit/domain/errors";
import { diffListing } from "../domain/listing-difference";
import type { ListingDocument } from "../domain/listing-document";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import { findCategoryIds } from "../queries/category-ids";
import { readListingDocument } from "../queries/listing-document";
import { indexProducts } from "../queries/search-index";
import { ensureTags } from "./ensure-tags";
import { placePackages } from "./place-packages";

export interface ListingOfProduct {
  id: string;
  product_id: string;
}

/**
 * Brings a product to what a document says, whatever it is now: each part is compared first, so a repeat
 * after a kill does what is missing and nothing else. Only under the listing's lock.
 */
export async function applyDocument(container: MedusaContainer, listing: ListingOfProduct, target: ListingDocument): Promise<void> {
  const live = await readListingDocument(databaseOf(container), listing.id);
  if (!live) throw notFound("product");
  const differences = diffListing(live, target);
  if (differences.length === 0) return;
  const changed = new Set(differences.map(({ path }) => path.split(".")[0]));
  const update = await engineFields(container, target, changed);
  if (Object.keys(update).length > 0) {
    await updateProductsWorkflow(container).run({ input: { products: [{ id: listing.product_id, ...update }] } });
  }
  // Prices before terms: for the moment between the two nobody buys better terms at the old price.
  await placePackages(container, listing, live, target);
  await container.resolve<CatalogModuleService>(CATALOG_MODULE).applyListing(listing.id, target);
  await indexProducts(databaseOf(container), [listing.product_id]);
}

/** What the engine's own product holds of the document, as far as it changed. */
async function engineFields(container: MedusaContainer, target: ListingDocument, changed: ReadonlySet<string | undefined>): Promise<Record<string, unknown>> {
  const update: Record<string, unknown> = {};
  for (const field of ["handle", "title", "subtitle", "thumbnail"] as const) {
    if (changed.has(field)) update[field] = target[field];
  }
  if (changed.has("summary")) update["description"] = target.summary;
  if (changed.has("images")) update["images"] = target.images.map((url) => ({ url }));
  if (changed.has("tags")) update["tag_ids"] = await ensureTags(container, target.tags);
  // A category that was deleted since the proposal is left out: there is nothing to attach to.
  if (changed.has("categories")) update["category_ids"] = [...(await findCategoryIds(databaseOf(container), target.categories)).values()];
  return update;
}
