import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type UnavailableReason, whyUnavailable } from "../domain/availability";
import type { ListingStatus } from "../domain/listing-status";
import type { PackageTerms } from "../domain/package-terms";
import type { ProductType } from "../domain/product-type";

/** A package as it stands at a moment: what it is, whose it is, under which terms, and if it can be bought. */
export interface Offer {
  package_id: string;
  variant_id: string;
  product_id: string;
  developer_id: string;
  developer_handle: string;
  product_type: ProductType;
  rank: number;
  terms: PackageTerms;
  unavailable_reason: UnavailableReason | null;
}

interface Row extends Omit<Offer, "unavailable_reason"> {
  listing_status: ListingStatus;
  developer_status: string;
  archived: boolean;
}

/**
 * Packages of the given variants with the terms that were on sale at `at` (now, when left out). A
 * variant without a package has no row: it is nothing this marketplace sells. Deleted listings and
 * packages are read too, because what was sold outlives them.
 */
export async function findOffers(knex: Knex, variantIds: readonly string[], at?: Date): Promise<Offer[]> {
  if (variantIds.length === 0) return [];
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select pkg.id as package_id, pkg.variant_id, l.product_id, l.developer_id, d.handle as developer_handle,
            l.product_type, pkg.rank, v.terms, l.status as listing_status, d.status as developer_status,
            (pkg.archived_at is not null or pkg.deleted_at is not null) as archived
       from product_package pkg
       join listing l on l.id = pkg.listing_id
       join developer d on d.id = l.developer_id
       join lateral (
         select terms from package_terms_version
          where product_package_id = pkg.id and effective_from <= coalesce(?::timestamptz, clock_timestamp())
          order by effective_from desc, version desc limit 1
       ) v on true
      where pkg.variant_id = any(?)
      order by pkg.rank, pkg.id`,
    [at ?? null, [...variantIds]],
  );
  return rows.map(({ listing_status, developer_status, archived, ...offer }) => ({
    ...offer,
    unavailable_reason: whyUnavailable({ listing_status, developer_status, billing: offer.terms.billing, archived }),
  }));
}
