import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError } from "@mintreu/kit/domain/errors";
import type { ListingAction } from "../../domain/listing-status";
import type { ReleaseDocument } from "../../domain/release-document";
import { type DecisionOnChange, lockChange, verdictOn } from "./product-changes";
import { type LockedRelease, lockRelease, moveRelease, refuseArchived } from "./releases";

/**
 * Asks for a release to go live. Of a product that is live it waits in the inbox by itself; of any other it
 * goes live with its product. Answers whether something new waits. Errors: release.not_found,
 * .action_not_allowed, .without_file, listing.archived, change.being_applied.
 */
export async function submitRelease(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const release = await lockRelease(manager, id);
  refuseArchived(release.listing_status);
  const document = await documentOf(manager, release);
  if (Object.keys(document.files).length === 0) throw new DomainError("conflict", "release.without_file", "A release needs at least one file.");
  if ((await moveRelease(manager, release, "submit", now)) === null) return false;
  if (!isLive(release)) {
    await amendPublication(manager, release, now);
    return false;
  }
  await manager.execute(
    `insert into product_change (id, listing_id, kind, payload, base, release_id, created_at, updated_at) values (?, ?, 'release', ?::jsonb, null, ?, ?, ?)`,
    [generateEntityId(undefined, "pchg"), release.listing_id, JSON.stringify(document), id, now, now],
  );
  return true;
}

/** Takes a release back. Errors: release.not_found, .action_not_allowed, change.being_applied. */
export async function withdrawRelease(manager: EntityManager, id: string, now: Date): Promise<void> {
  const release = await lockRelease(manager, id);
  if ((await moveRelease(manager, release, "withdraw", now)) === null) return;
  await manager.execute(`update product_change set status = 'withdrawn', updated_at = ? where release_id = ? and status = 'pending'`, [now, id]);
  if (!isLive(release)) await amendPublication(manager, release, now);
}

/** An admin accepts a release: change and release in one transaction. Errors: change.not_found, .already_decided, .amended, listing.archived. */
export async function approveRelease(manager: EntityManager, decision: DecisionOnChange, now: Date): Promise<void> {
  const change = await lockChange(manager, decision.change_id);
  if (verdictOn(change, "approve", decision) === "repeat") return;
  const release = await lockRelease(manager, String(change.release_id));
  refuseArchived(release.listing_status);
  await manager.execute(`update product_change set status = 'approved', decided_by = ?, claimed_at = ?, decided_at = ?, updated_at = ? where id = ?`, [
    decision.admin_id,
    now,
    now,
    now,
    change.id,
  ]);
  await moveRelease(manager, release, "publish", now);
}

/**
 * What a step of the product's own review means for its releases: with the first publication go those that
 * were submitted, which are all that have a file when the product is. Under the listing's lock.
 */
export async function moveReleasesWithListing(
  manager: EntityManager,
  listingId: string,
  action: ListingAction,
  reason: string | null,
  now: Date,
): Promise<void> {
  const own = `listing_id = ? and deleted_at is null`;
  if (action === "submit") {
    await manager.execute(
      `update release set status = 'in_review', status_reason = null, updated_at = ? where ${own} and status in ('draft', 'changes_requested')
         and exists (select 1 from release_file f where f.release_id = release.id and f.status = 'stored')`,
      [now, listingId],
    );
  } else if (action === "publish") {
    await manager.execute(`update release set status = 'published', published_at = ?, updated_at = ? where ${own} and status = 'in_review'`, [
      now,
      now,
      listingId,
    ]);
  } else if (action === "request_changes") {
    await manager.execute(`update release set status = 'changes_requested', status_reason = ?, updated_at = ? where ${own} and status = 'in_review'`, [
      reason,
      now,
      listingId,
    ]);
  } else if (action === "withdraw" || action === "archive") {
    await manager.execute(`update release set status = 'draft', updated_at = ? where ${own} and status = 'in_review'`, [now, listingId]);
    await manager.execute(`update product_change set status = 'withdrawn', updated_at = ? where listing_id = ? and kind = 'release' and status = 'pending'`, [
      now,
      listingId,
    ]);
  }
}

function isLive({ listing_status }: LockedRelease): boolean {
  return listing_status === "published" || listing_status === "unlisted";
}

/** What goes live with a product in review has changed: an admin who read it before reads it again. Errors: change.being_applied. */
async function amendPublication(manager: EntityManager, { listing_id, listing_status }: LockedRelease, now: Date): Promise<void> {
  if (listing_status !== "in_review") return;
  const amended = await manager.execute(
    `update product_change set revision = revision + 1, updated_at = ?
      where listing_id = ? and kind = 'publish' and status = 'pending' and claimed_at is null and deleted_at is null returning id`,
    [now, listing_id],
  );
  if (amended.length > 0) return;
  throw new DomainError("conflict", "change.being_applied", "An admin has accepted this product; it is being published. Try again in a moment.");
}

async function documentOf(manager: EntityManager, { id, version, channel, changelog }: LockedRelease): Promise<ReleaseDocument> {
  const files = await manager.execute<{ name: string; size_bytes: string; sha256: string; content_type: string }[]>(
    `select name, size_bytes, sha256, content_type from release_file where release_id = ? and status = 'stored' order by name`,
    [id],
  );
  const byName = files.map(({ name, size_bytes, ...file }) => [name, { size_bytes: Number(size_bytes), ...file }] as const);
  return { version, channel, changelog, files: Object.fromEntries(byName) };
}
