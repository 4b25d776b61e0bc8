import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context, InferTypeOf } from "@medusajs/framework/types";
import { generateEntityId, InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { isVisible, type ListingAction, nextListingStatus } from "../../domain/listing-status";
import type { PackageTerms } from "../../domain/package-terms";
import type { ProductType } from "../../domain/product-type";
import { Listing } from "./models/listing";
import { PackageTermsVersion } from "./models/package-terms-version";
import { ProductPackage } from "./models/product-package";

export type ListingRecord = InferTypeOf<typeof Listing>;

export interface NewListing {
  product_id: string;
  developer_id: string;
  product_type: ProductType;
  summary: string;
  description: string;
  demo_video_url?: string | null;
  documentation_url?: string | null;
  support_channel?: string | null;
  support_response_hours?: number | null;
  compatibility?: string[];
  packages: { variant_id: string; terms: PackageTerms }[];
}

class CatalogModuleService extends MedusaService({ Listing, ProductPackage, PackageTermsVersion }) {
  /** Creates a draft listing with its packages and their first terms, all or nothing. */
  @InjectManager()
  async createListing(input: NewListing, @MedusaContext() context: Context = {}): Promise<ListingRecord> {
    const id = await this.createListing_(input, context);
    return (await this.retrieveListing(id, {}, context)) as unknown as ListingRecord;
  }

  @InjectTransactionManager()
  protected async createListing_(input: NewListing, @MedusaContext() context: Context = {}): Promise<string> {
    const { packages, ...fields } = input;
    const listing = await this.createListings({ ...fields, compatibility: fields.compatibility ?? [] }, context);
    for (const [rank, { variant_id, terms }] of packages.entries()) {
      const created = await this.createProductPackages({ listing_id: listing.id, variant_id, rank }, context);
      // The ORM writes when the transaction ends; the SQL below needs the row now.
      await (context.transactionManager as EntityManager).flush();
      await this.appendTerms(created.id, terms, context);
    }
    return listing.id;
  }

  /**
   * Puts new terms of a package on sale. What was sold before keeps the version of its time.
   * The moment is the database's own, as is the creation time of an order.
   */
  @InjectTransactionManager()
  async appendTerms(packageId: string, terms: PackageTerms, @MedusaContext() context: Context = {}): Promise<void> {
    const manager = context.transactionManager as EntityManager;
    const [held] = await manager.execute<{ id: string }[]>(`select id from product_package where id = ? for update`, [packageId]);
    if (!held) throw notFound("package");
    await manager.execute(
      `insert into package_terms_version (id, product_package_id, version, terms, effective_from)
       select ?, ?, coalesce(max(version), 0) + 1, ?::jsonb, clock_timestamp() from package_terms_version where product_package_id = ?`,
      [generateEntityId(undefined, "pkgterms"), packageId, JSON.stringify(terms), packageId],
    );
  }

  /** Moves a listing along its status table under a row lock. Errors: listing.not_found, listing.action_not_allowed. */
  @InjectTransactionManager()
  async changeListingStatus(
    id: string,
    action: ListingAction,
    reason: string | null,
    @MedusaContext() context: Context = {},
  ): Promise<{ id: string; product_id: string; visible: boolean }> {
    const manager = context.transactionManager as EntityManager;
    const [row] = await manager.execute<ListingRecord[]>(`select * from listing where id = ? and deleted_at is null for update`, [id]);
    if (!row) throw notFound("listing");
    const next = nextListingStatus(row.status, action);
    if (!next) {
      throw new DomainError("conflict", "listing.action_not_allowed", `A listing that is ${row.status} cannot be changed this way (${action}).`);
    }
    const published_at = next === "published" ? (row.published_at ?? clock.now()) : row.published_at;
    await this.updateListings({ id, status: next, status_reason: reason, published_at }, context);
    return { id, product_id: row.product_id, visible: isVisible(next) };
  }
}

export default CatalogModuleService;
