import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Context, InferTypeOf, Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError } from "@mintreu/kit/domain/errors";
import { type KeyRing, parseKeyRing } from "@mintreu/kit/domain/key-ring";
import type { ApiDocument, EndpointMerge } from "../../domain/api-document";
import type { ListingDocument, PackageDocument } from "../../domain/listing-document";
import { type ListingEdit, refuseFaultyDocument } from "../../domain/listing-edit";
import { isVisible, type ListingAction, nextListingStatus } from "../../domain/listing-status";
import type { PackageTerms } from "../../domain/package-terms";
import type { ProductType } from "../../domain/product-type";
import { type BackgroundWork, openBackgroundWork } from "../../views/background-work";
import type { ProductView } from "../../views/view-counter";
import { type ApiConfigurationChange, forgetDocument, storeConfiguration, storeDocument } from "./api-configuration";
import { storeListingParts, forgetPackage, storePackage, storeTerms } from "./apply-listing";
import { Listing } from "./models/listing";
import { PackageTermsVersion } from "./models/package-terms-version";
import { ProductChange } from "./models/product-change";
import { ProductPackage } from "./models/product-package";
import { beginUpload, finishUpload, type NewUpload, type ReceivedContent, removeFile, type StoredFile } from "./release-files";
import { approveRelease, moveReleasesWithListing, submitRelease, withdrawRelease } from "./release-review";
import { insertRelease, type ReleaseText, removeRelease, updateRelease, yankRelease } from "./releases";
import {
  type ChangeRow,
  claimApproval,
  type DecisionOnChange,
  finishApproval,
  lockListing,
  openPublication,
  proposeChange,
  requestChanges,
  resubmitProposal,
  withdrawOpen,
} from "./product-changes";
import { readSigningSecret, rotateSigningSecret, type SigningSecret, storeSigningSecret } from "./signing-secret";

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
  ga4_measurement_id?: string | null;
  packages: { variant_id: string; terms: PackageTerms }[];
}

interface Resources {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex;
  logger: Logger;
}

export interface CatalogOptions {
  /** Master keys under which upstreams' secrets are sealed. */
  keyRing?: string;
  /** Upstreams on this machine, for local work only. */
  allowLoopbackUpstreams?: boolean;
}

class CatalogModuleService extends MedusaService({ Listing, ProductPackage, PackageTermsVersion, ProductChange }) {
  /** The engine calls these at the start and before the end of the application. */
  readonly __hooks: BackgroundWork;
  private readonly options: CatalogOptions;

  constructor(resources: Resources, options: CatalogOptions = {}, ...rest: unknown[]) {
    super(resources, options, ...rest);
    this.options = options;
    this.__hooks = openBackgroundWork(resources[ContainerRegistrationKeys.PG_CONNECTION], resources.logger);
  }

  /** Counts a view in a moment, together with others; see `ViewCounter`. */
  countView(view: ProductView): void {
    this.__hooks.views.add(view);
  }

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

  /** Puts new terms of a package on sale; the same terms again are no new version. */
  @InjectTransactionManager()
  async appendTerms(packageId: string, terms: PackageTerms, @MedusaContext() context: Context = {}): Promise<void> {
    await storeTerms(context.transactionManager as EntityManager, packageId, terms);
  }

  /** Moves a listing along its status table under a row lock. Errors: listing.not_found, listing.action_not_allowed. */
  @InjectTransactionManager()
  async changeListingStatus(
    id: string,
    action: ListingAction,
    reason: string | null,
    @MedusaContext() context: Context = {},
  ): Promise<{ id: string; product_id: string; developer_id: string }> {
    const manager = context.transactionManager as EntityManager;
    const { status, product_id, developer_id } = await lockListing(manager, id);
    const next = nextListingStatus(status, action);
    if (!next) {
      throw new DomainError("conflict", "listing.action_not_allowed", `A listing that is ${status} cannot be changed this way (${action}).`);
    }
    const now = clock.now();
    await manager.execute(
      `update listing set status = ?, status_reason = ?, published_at = case when ? then coalesce(published_at, ?::timestamptz) else published_at end, updated_at = ? where id = ?`,
      [next, reason, isVisible(next), now, now, id],
    );
    if (action === "archive" || action === "withdraw") await withdrawOpen(manager, id, now);
    if (next !== status) await moveReleasesWithListing(manager, id, action, reason, now);
    return { id, product_id, developer_id };
  }

  /** Puts a product into review as it stands. Errors: listing.not_found, listing.action_not_allowed and those of a faulty document. */
  @InjectTransactionManager()
  async submit(id: string, document: ListingDocument, @MedusaContext() context: Context = {}): Promise<void> {
    refuseFaultyDocument(document);
    await this.changeListingStatus(id, "submit", null, context);
    await openPublication(context.transactionManager as EntityManager, id, document, clock.now());
  }

  /** See `proposeChange`. */
  @InjectTransactionManager()
  async propose(id: string, live: ListingDocument, edit: ListingEdit, @MedusaContext() context: Context = {}): Promise<boolean> {
    return proposeChange(context.transactionManager as EntityManager, id, live, edit, clock.now());
  }

  /** See `resubmitProposal`. */
  @InjectTransactionManager()
  async resubmit(id: string, live: ListingDocument, @MedusaContext() context: Context = {}): Promise<boolean> {
    return resubmitProposal(context.transactionManager as EntityManager, id, live, clock.now());
  }

  /** Takes back the open proposal of a product that is live. Errors: change.being_applied. */
  @InjectTransactionManager()
  async withdrawProposal(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    const manager = context.transactionManager as EntityManager;
    await lockListing(manager, id);
    await withdrawOpen(manager, id, clock.now());
  }

  /** See `claimApproval`. */
  @InjectTransactionManager()
  async claim(decision: DecisionOnChange, live: ListingDocument, @MedusaContext() context: Context = {}): Promise<ChangeRow> {
    return claimApproval(context.transactionManager as EntityManager, decision, live, clock.now());
  }

  /** See `finishApproval`. */
  @InjectTransactionManager()
  async finish(changeId: string, @MedusaContext() context: Context = {}): Promise<void> {
    const [manager, now] = [context.transactionManager as EntityManager, clock.now()];
    const published = await finishApproval(manager, changeId, now);
    if (published) await moveReleasesWithListing(manager, published, "publish", null, now);
  }

  /** See `requestChanges`. */
  @InjectTransactionManager()
  async sendBack(decision: DecisionOnChange, reason: string, @MedusaContext() context: Context = {}): Promise<void> {
    const [manager, now] = [context.transactionManager as EntityManager, clock.now()];
    const returned = await requestChanges(manager, decision, reason, now);
    if (returned) await moveReleasesWithListing(manager, returned, "request_changes", reason, now);
  }

  /** See `storeListingParts`. */
  @InjectTransactionManager()
  async applyListing(id: string, document: ListingDocument, @MedusaContext() context: Context = {}): Promise<void> {
    await storeListingParts(context.transactionManager as EntityManager, id, document, clock.now());
  }

  /** See `storePackage`. */
  @InjectTransactionManager()
  async addPackage(listingId: string, id: string, variantId: string, document: PackageDocument, @MedusaContext() context: Context = {}): Promise<void> {
    await storePackage(context.transactionManager as EntityManager, listingId, id, variantId, document);
  }

  /** See `forgetPackage`. */
  @InjectTransactionManager()
  async removePackage(listingId: string, id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await forgetPackage(context.transactionManager as EntityManager, listingId, id);
  }

  /** See `storeConfiguration`. */
  @InjectTransactionManager()
  async configureApi(listingId: string, change: ApiConfigurationChange, @MedusaContext() context: Context = {}): Promise<void> {
    const reach = { allowLoopback: this.options.allowLoopbackUpstreams === true };
    await storeConfiguration(context.transactionManager as EntityManager, listingId, change, { ring: this.keyRing(), reach, now: clock.now() });
  }

  /** See `storeDocument`. */
  @InjectTransactionManager()
  async importApiDocument(listingId: string, document: ApiDocument, @MedusaContext() context: Context = {}): Promise<EndpointMerge> {
    return storeDocument(context.transactionManager as EntityManager, listingId, document, this.keyRing(), clock.now());
  }

  /** See `forgetDocument`. */
  @InjectTransactionManager()
  async forgetApiDocument(listingId: string, @MedusaContext() context: Context = {}): Promise<void> {
    await forgetDocument(context.transactionManager as EntityManager, listingId, this.keyRing(), clock.now());
  }

  /** See `readSigningSecret`. */
  @InjectTransactionManager()
  async signingSecret(listingId: string, @MedusaContext() context: Context = {}): Promise<SigningSecret> {
    return readSigningSecret(context.transactionManager as EntityManager, listingId, this.keyRing(), clock.now());
  }

  /** See `rotateSigningSecret`. */
  @InjectTransactionManager()
  async rotateSigning(listingId: string, options: { end_previous: boolean }, @MedusaContext() context: Context = {}): Promise<SigningSecret> {
    return rotateSigningSecret(context.transactionManager as EntityManager, listingId, options, this.keyRing(), clock.now());
  }

  /** See `storeSigningSecret`. */
  @InjectTransactionManager()
  async setSigningSecret(listingId: string, secret: string, @MedusaContext() context: Context = {}): Promise<void> {
    await storeSigningSecret(context.transactionManager as EntityManager, listingId, secret, this.keyRing(), clock.now());
  }

  /** Opens what `configureApi` sealed. */
  keyRing(): KeyRing {
    return parseKeyRing(this.options.keyRing ?? "");
  }

  /** See `insertRelease`. */
  @InjectTransactionManager()
  async addRelease(listingId: string, text: ReleaseText, @MedusaContext() context: Context = {}): Promise<string> {
    return insertRelease(context.transactionManager as EntityManager, listingId, text, clock.now());
  }

  /** See `updateRelease`. */
  @InjectTransactionManager()
  async editRelease(id: string, text: ReleaseText, @MedusaContext() context: Context = {}): Promise<void> {
    await updateRelease(context.transactionManager as EntityManager, id, text, clock.now());
  }

  /** See `removeRelease`. */
  @InjectTransactionManager()
  async dropRelease(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await removeRelease(context.transactionManager as EntityManager, id, clock.now());
  }

  /** See `submitRelease`. */
  @InjectTransactionManager()
  async askForRelease(id: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return submitRelease(context.transactionManager as EntityManager, id, clock.now());
  }

  /** See `withdrawRelease`. */
  @InjectTransactionManager()
  async takeReleaseBack(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await withdrawRelease(context.transactionManager as EntityManager, id, clock.now());
  }

  /** See `yankRelease`. */
  @InjectTransactionManager()
  async yank(id: string, reason: string, @MedusaContext() context: Context = {}): Promise<void> {
    await yankRelease(context.transactionManager as EntityManager, id, reason, clock.now());
  }

  /** See `approveRelease`. */
  @InjectTransactionManager()
  async acceptRelease(decision: DecisionOnChange, @MedusaContext() context: Context = {}): Promise<void> {
    await approveRelease(context.transactionManager as EntityManager, decision, clock.now());
  }

  /** See `beginUpload`. */
  @InjectTransactionManager()
  async openUpload(upload: NewUpload, sha256: string | null, @MedusaContext() context: Context = {}): Promise<StoredFile | null> {
    return beginUpload(context.transactionManager as EntityManager, upload, sha256, clock.now());
  }

  /** See `finishUpload`. */
  @InjectTransactionManager()
  async closeUpload(upload: NewUpload, content: ReceivedContent, @MedusaContext() context: Context = {}): Promise<StoredFile> {
    return finishUpload(context.transactionManager as EntityManager, upload, content, clock.now());
  }

  /** See `removeFile`. */
  @InjectTransactionManager()
  async dropFile(releaseId: string, fileId: string, @MedusaContext() context: Context = {}): Promise<void> {
    await removeFile(context.transactionManager as EntityManager, releaseId, fileId, clock.now());
  }
}

export default CatalogModuleService;
