import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, invariant, notFound } from "@mintreu/kit/domain/errors";
import { type ChangeDecision, type ChangeKind, type ChangeStatus, judgeDecision } from "../../domain/change-status";
import { diffListing, rebaseChange } from "../../domain/listing-difference";
import type { ListingDocument } from "../../domain/listing-document";
import { applyEdit, type ListingEdit, refuseFaultyDocument } from "../../domain/listing-edit";
import type { ListingStatus } from "../../domain/listing-status";

export interface ChangeRow {
  id: string;
  listing_id: string;
  /** Of kind `release` only; its payload is a release's document. */
  release_id: string | null;
  kind: ChangeKind;
  status: ChangeStatus;
  revision: number;
  payload: ListingDocument;
  base: ListingDocument | null;
  reason: string | null;
  decided_by: string | null;
  claimed_at: Date | null;
  decided_at: Date | null;
  announced_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

export interface ListingRow {
  id: string;
  product_id: string;
  developer_id: string;
  status: ListingStatus;
}

export interface DecisionOnChange {
  change_id: string;
  admin_id: string;
  /** The revision that the admin has read; null when they do not say. */
  revision: number | null;
}

/** Every change of a listing or its proposals starts here: the row lock puts them in line. */
export async function lockListing(manager: EntityManager, listingId: string): Promise<ListingRow> {
  const [row] = await manager.execute<ListingRow[]>(`select id, product_id, developer_id, status from listing where id = ? and deleted_at is null for update`, [
    listingId,
  ]);
  if (!row) throw notFound("listing");
  return row;
}

/**
 * Puts an edit of a live product into its one open proposal, which is opened where there is none; a
 * proposal that says nothing new any more is withdrawn. Answers whether something waits for review now.
 * Errors: change.being_applied and those of the edit.
 */
export async function proposeChange(manager: EntityManager, listingId: string, live: ListingDocument, edit: ListingEdit, now: Date): Promise<boolean> {
  await lockListing(manager, listingId);
  const open = await findOpenProposal(manager, listingId);
  refuseClaimed(open);
  const proposed = applyEdit(open ? rebaseChange(open.base, open.payload, live) : live, edit, live);
  refuseFaultyDocument(proposed);
  if (diffListing(live, proposed).length === 0) {
    if (open) await withdrawProposal(manager, open.id, now);
    return false;
  }
  await storeProposal(manager, listingId, open, live, proposed, now);
  return true;
}

/** Asks again for what an admin sent back. False when there is nothing to ask for. */
export async function resubmitProposal(manager: EntityManager, listingId: string, live: ListingDocument, now: Date): Promise<boolean> {
  await lockListing(manager, listingId);
  const open = await findOpenProposal(manager, listingId);
  if (!open || open.status === "pending") return open !== null;
  const proposed = rebaseChange(open.base, open.payload, live);
  refuseFaultyDocument(proposed);
  await storeProposal(manager, listingId, open, live, proposed, now);
  return true;
}

/** The product in review as it was submitted: what an admin sees is what gets published. */
export async function openPublication(manager: EntityManager, listingId: string, document: ListingDocument, now: Date): Promise<void> {
  const [pending] = await manager.execute<{ id: string }[]>(
    `select id from product_change where listing_id = ? and kind = 'publish' and status = 'pending' and deleted_at is null`,
    [listingId],
  );
  if (!pending) await insertChange(manager, { listing_id: listingId, kind: "publish", payload: document, base: null }, now);
}

/** Takes back whatever waits or was sent back. Errors: change.being_applied. */
export async function withdrawOpen(manager: EntityManager, listingId: string, now: Date): Promise<void> {
  const [pending] = await manager.execute<ChangeRow[]>(
    `select * from product_change where listing_id = ? and kind <> 'release' and status = 'pending' and deleted_at is null for update`,
    [listingId],
  );
  const open = pending ?? (await findOpenProposal(manager, listingId));
  refuseClaimed(open);
  if (open) await withdrawProposal(manager, open.id, now);
}

/**
 * Claims a change for an approval: from here on it can only be finished. The base becomes what is live,
 * the payload what will be, so that the row tells later what exactly was accepted.
 * Errors: change.not_found, .already_decided, .amended and those of a faulty document.
 */
export async function claimApproval(manager: EntityManager, decision: DecisionOnChange, live: ListingDocument, now: Date): Promise<ChangeRow> {
  const change = await lockChange(manager, decision.change_id);
  const verdict = verdictOn(change, "approve", decision);
  if (verdict === "repeat") return change;
  const payload = rebaseChange(change.base, change.payload, live);
  if (verdict === "resume") return { ...change, payload };
  refuseFaultyDocument(payload);
  const base = change.kind === "publish" ? null : live;
  await manager.execute(`update product_change set payload = ?::jsonb, base = ?::jsonb, decided_by = ?, claimed_at = ?, updated_at = ? where id = ?`, [
    JSON.stringify(payload),
    base && JSON.stringify(base),
    decision.admin_id,
    now,
    now,
    change.id,
  ]);
  return { ...change, payload, base, decided_by: decision.admin_id, claimed_at: now };
}

/** The last step of an approval, after everything was applied: change and listing in one transaction. Answers the listing that it published. */
export async function finishApproval(manager: EntityManager, changeId: string, now: Date): Promise<string | null> {
  const change = await lockChange(manager, changeId);
  if (change.status === "approved") return null;
  invariant(change.status === "pending" && change.claimed_at, "only a claimed approval is finished");
  await manager.execute(`update product_change set status = 'approved', decided_at = ?, updated_at = ? where id = ?`, [now, now, changeId]);
  if (change.kind !== "publish") return null;
  const published = await manager.execute(
    `update listing set status = 'published', status_reason = null, published_at = coalesce(published_at, ?), updated_at = ? where id = ? and status = 'in_review' returning id`,
    [now, now, change.listing_id],
  );
  return published.length > 0 ? change.listing_id : null;
}

/** Sends a change back with a reason. Answers the listing that left its review. Errors: change.not_found, .already_decided, .amended. */
export async function requestChanges(manager: EntityManager, decision: DecisionOnChange, reason: string, now: Date): Promise<string | null> {
  const change = await lockChange(manager, decision.change_id);
  if (verdictOn(change, "request_changes", decision) === "repeat") return null;
  await manager.execute(`update product_change set status = 'changes_requested', reason = ?, decided_by = ?, decided_at = ?, updated_at = ? where id = ?`, [
    reason,
    decision.admin_id,
    now,
    now,
    change.id,
  ]);
  if (change.kind === "release") {
    await manager.execute(`update release set status = 'changes_requested', status_reason = ?, updated_at = ? where id = ? and status = 'in_review'`, [
      reason,
      now,
      change.release_id,
    ]);
  }
  if (change.kind !== "publish") return null;
  await manager.execute(`update listing set status = 'changes_requested', status_reason = ?, updated_at = ? where id = ? and status = 'in_review'`, [
    reason,
    now,
    change.listing_id,
  ]);
  return change.listing_id;
}

/** What the decision meets. Errors: change.already_decided, .amended. */
export function verdictOn(change: ChangeRow, decision: ChangeDecision, { admin_id, revision }: DecisionOnChange): "take" | "resume" | "repeat" {
  const verdict = judgeDecision({ ...change, claimed: change.claimed_at !== null }, decision, admin_id, revision);
  if (verdict === "already_decided") throw new DomainError("conflict", "change.already_decided", "This change was decided already.");
  if (verdict === "amended") throw new DomainError("conflict", "change.amended", "This change was amended since you read it.");
  return verdict;
}

/** Locks the listing before its change, as everybody does: two in another order would wait for each other. */
export async function lockChange(manager: EntityManager, id: string): Promise<ChangeRow> {
  const [known] = await manager.execute<{ listing_id: string }[]>(`select listing_id from product_change where id = ? and deleted_at is null`, [id]);
  if (!known) throw notFound("change");
  await lockListing(manager, known.listing_id);
  const [row] = await manager.execute<ChangeRow[]>(`select * from product_change where id = ? for update`, [id]);
  invariant(row, "a change is never deleted");
  return row;
}

/** The newest proposal while it waits or was sent back. */
async function findOpenProposal(manager: EntityManager, listingId: string): Promise<ChangeRow | null> {
  const [latest] = await manager.execute<ChangeRow[]>(
    `select * from product_change where listing_id = ? and kind = 'change' and deleted_at is null order by created_at desc, id desc limit 1 for update`,
    [listingId],
  );
  return latest && (latest.status === "pending" || latest.status === "changes_requested") ? latest : null;
}

function refuseClaimed(change: ChangeRow | null): void {
  if (change?.status === "pending" && change.claimed_at) {
    throw new DomainError("conflict", "change.being_applied", "An admin has accepted this change; it is being applied. Try again in a moment.");
  }
}

async function withdrawProposal(manager: EntityManager, id: string, now: Date): Promise<void> {
  await manager.execute(`update product_change set status = 'withdrawn', updated_at = ? where id = ?`, [now, id]);
}

/** What was sent back stays as history; the next text is a row of its own. */
async function storeProposal(
  manager: EntityManager,
  listingId: string,
  open: ChangeRow | null,
  base: ListingDocument,
  payload: ListingDocument,
  now: Date,
): Promise<void> {
  if (open?.status !== "pending") return insertChange(manager, { listing_id: listingId, kind: "change", payload, base }, now);
  await manager.execute(`update product_change set payload = ?::jsonb, base = ?::jsonb, revision = revision + 1, updated_at = ? where id = ?`, [
    JSON.stringify(payload),
    JSON.stringify(base),
    now,
    open.id,
  ]);
}

async function insertChange(manager: EntityManager, change: Pick<ChangeRow, "listing_id" | "kind" | "payload" | "base">, now: Date): Promise<void> {
  await manager.execute(`insert into product_change (id, listing_id, kind, payload, base, created_at, updated_at) values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)`, [
    generateEntityId(undefined, "pchg"),
    change.listing_id,
    change.kind,
    JSON.stringify(change.payload),
    change.base && JSON.stringify(change.base),
    now,
    now,
  ]);
}
