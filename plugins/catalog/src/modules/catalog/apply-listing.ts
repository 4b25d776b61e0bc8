import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { notFound } from "@mintreu/kit/domain/errors";
import type { ListingDocument, PackageDocument } from "../../domain/listing-document";
import type { PackageTerms } from "../../domain/package-terms";
import { lockListing } from "./product-changes";

/** Writes the listing's own part of a document and the state of its packages; a repeat changes nothing. */
export async function storeListingParts(manager: EntityManager, listingId: string, document: ListingDocument, now: Date): Promise<void> {
  await lockListing(manager, listingId);
  await manager.execute(
    `update listing set product_type = ?, summary = ?, description = ?, demo_video_url = ?, documentation_url = ?, support_channel = ?,
                        support_response_hours = ?, compatibility = array(select jsonb_array_elements_text(?::jsonb)), ga4_measurement_id = ?, updated_at = ? where id = ?`,
    [
      ...[document.product_type, document.summary, document.description, document.demo_video_url, document.documentation_url, document.support_channel],
      ...[document.support_response_hours, JSON.stringify(document.compatibility), document.ga4_measurement_id, now, listingId],
    ],
  );
  for (const [id, { rank, archived, terms }] of Object.entries(document.packages)) {
    const held = await manager.execute<{ id: string }[]>(
      `update product_package set rank = ?, archived_at = case when ? then coalesce(archived_at, ?::timestamptz) end, updated_at = ?
        where id = ? and listing_id = ? and deleted_at is null returning id`,
      [rank, archived, now, now, id, listingId],
    );
    if (held.length > 0) await storeTerms(manager, id, terms);
  }
}

/** A package with its first terms under an id that was given before; a repeat changes nothing. */
export async function storePackage(manager: EntityManager, listingId: string, id: string, variantId: string, { rank, terms }: PackageDocument): Promise<void> {
  await lockListing(manager, listingId);
  await manager.execute(`insert into product_package (id, listing_id, variant_id, rank) values (?, ?, ?, ?) on conflict (id) do nothing`, [
    id,
    listingId,
    variantId,
    rank,
  ]);
  await storeTerms(manager, id, terms);
}

/**
 * Puts terms on sale when they differ from those that are. What was sold before keeps the version of its
 * time. The moment is the database's own, as is the creation time of an order.
 */
export async function storeTerms(manager: EntityManager, packageId: string, terms: PackageTerms): Promise<void> {
  const [held] = await manager.execute<{ id: string }[]>(`select id from product_package where id = ? for update`, [packageId]);
  if (!held) throw notFound("package");
  await manager.execute(
    `insert into package_terms_version (id, product_package_id, version, terms, effective_from)
     select ?, ?, coalesce(max(version), 0) + 1, ?::jsonb, clock_timestamp() from package_terms_version where product_package_id = ?
     having not exists (select 1 from (select terms from package_terms_version where product_package_id = ? order by version desc limit 1) newest
                         where newest.terms = ?::jsonb)`,
    [generateEntityId(undefined, "pkgterms"), packageId, JSON.stringify(terms), packageId, packageId, JSON.stringify(terms)],
  );
}

/** Forgets a package that was never on sale, with its terms. */
export async function forgetPackage(manager: EntityManager, listingId: string, id: string): Promise<void> {
  await lockListing(manager, listingId);
  await manager.execute(`delete from package_terms_version where product_package_id = (select id from product_package where id = ? and listing_id = ?)`, [
    id,
    listingId,
  ]);
  await manager.execute(`delete from product_package where id = ? and listing_id = ?`, [id, listingId]);
}
