import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import type { ListingStatus } from "../../domain/listing-status";
import { isEditable, nextReleaseStatus, type ReleaseAction, type ReleaseStatus } from "../../domain/release-status";
import type { ReleaseChannel } from "../../domain/release-version";
import { lockListing } from "./product-changes";

export interface ReleaseRow {
  id: string;
  listing_id: string;
  product_id: string;
  version: string;
  channel: ReleaseChannel;
  status: ReleaseStatus;
  changelog: string;
}

/** What a developer writes of a release. */
export interface ReleaseText {
  version: string;
  channel: ReleaseChannel;
  changelog: string;
}

export interface LockedRelease extends ReleaseRow {
  listing_status: ListingStatus;
}

/** Locks listing and release, in the order in which everybody does. Errors: release.not_found. */
export async function lockRelease(manager: EntityManager, id: string): Promise<LockedRelease> {
  const [known] = await manager.execute<{ listing_id: string }[]>(`select listing_id from release where id = ? and deleted_at is null`, [id]);
  if (!known) throw notFound("release");
  const listing = await lockListing(manager, known.listing_id);
  const [row] = await manager.execute<ReleaseRow[]>(
    `select id, listing_id, product_id, version, channel, status, changelog from release where id = ? and deleted_at is null for update`,
    [id],
  );
  if (!row) throw notFound("release");
  return { ...row, listing_status: listing.status };
}

/** A draft of a version that the product has not had yet. Errors: listing.archived, release.version_taken. */
export async function insertRelease(manager: EntityManager, listingId: string, text: ReleaseText, now: Date): Promise<string> {
  const { product_id, status } = await lockListing(manager, listingId);
  refuseArchived(status);
  await refuseTakenVersion(manager, listingId, text.version, null);
  const id = generateEntityId(undefined, "rel");
  await manager.execute(
    `insert into release (id, listing_id, product_id, version, channel, changelog, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, listingId, product_id, text.version, text.channel, text.changelog, now, now],
  );
  return id;
}

/** Errors: release.not_found, .not_editable, .version_taken. */
export async function updateRelease(manager: EntityManager, id: string, text: ReleaseText, now: Date): Promise<void> {
  const release = await lockEditable(manager, id);
  await refuseTakenVersion(manager, release.listing_id, text.version, id);
  await manager.execute(`update release set version = ?, channel = ?, changelog = ?, updated_at = ? where id = ?`, [
    text.version,
    text.channel,
    text.changelog,
    now,
    id,
  ]);
}

/** Takes a release away that nobody was given yet; its bytes follow by the job. Errors: release.not_found, .not_editable. */
export async function removeRelease(manager: EntityManager, id: string, now: Date): Promise<void> {
  await lockEditable(manager, id);
  await manager.execute(`update release_file set status = 'removing', updated_at = ? where release_id = ?`, [now, id]);
  await manager.execute(`update release set deleted_at = ?, updated_at = ? where id = ?`, [now, now, id]);
}

/** Moves a release along its table; null when a repeat has nothing to do. Errors: release.not_found, .action_not_allowed. */
export async function moveRelease(manager: EntityManager, release: LockedRelease, action: ReleaseAction, now: Date): Promise<ReleaseStatus | null> {
  const next = nextReleaseStatus(release.status, action);
  if (!next) throw new DomainError("conflict", "release.action_not_allowed", `A release that is ${release.status} cannot be changed this way (${action}).`);
  if (next === release.status) return null;
  await manager.execute(
    `update release set status = ?, status_reason = null, published_at = case when ? then coalesce(published_at, ?::timestamptz) else published_at end, updated_at = ? where id = ?`,
    [next, next === "published", now, now, release.id],
  );
  return next;
}

/** No longer for those who do not have it. Errors: release.not_found, .action_not_allowed. */
export async function yankRelease(manager: EntityManager, id: string, reason: string, now: Date): Promise<void> {
  const release = await lockRelease(manager, id);
  if (!nextReleaseStatus(release.status, "yank")) {
    throw new DomainError("conflict", "release.action_not_allowed", `A release that is ${release.status} cannot be yanked.`);
  }
  await manager.execute(`update release set status = 'yanked', yanked_at = ?, yank_reason = ?, updated_at = ? where id = ? and status = 'published'`, [
    now,
    reason,
    now,
    id,
  ]);
}

/** Errors: release.not_found, .not_editable: what is read by an admin or held by customers stays as it is. */
export async function lockEditable(manager: EntityManager, id: string): Promise<LockedRelease> {
  const release = await lockRelease(manager, id);
  refuseArchived(release.listing_status);
  if (!isEditable(release.status)) {
    const way = release.status === "in_review" ? "Withdraw it first." : "Make a new version.";
    throw new DomainError("conflict", "release.not_editable", `A release that is ${release.status} cannot be changed. ${way}`);
  }
  return release;
}

export function refuseArchived(status: ListingStatus): void {
  if (status === "archived") throw new DomainError("conflict", "listing.archived", "An archived product cannot be edited.");
}

async function refuseTakenVersion(manager: EntityManager, listingId: string, version: string, ownId: string | null): Promise<void> {
  const taken = await manager.execute(`select 1 from release where listing_id = ? and version = ? and id <> coalesce(?, '') and deleted_at is null`, [
    listingId,
    version,
    ownId,
  ]);
  if (taken.length > 0) throw new DomainError("conflict", "release.version_taken", `version: there is a release ${version} already.`);
}
