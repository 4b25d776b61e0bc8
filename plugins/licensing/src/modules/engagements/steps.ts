import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, invariant, notFound } from "@mintreu/kit/domain/errors";
import { judgeEngagementRequest, REPEAT_WINDOW_MS } from "../../domain/engagement-request";
import { type EngagementStatus, nextEngagementStatus, openEngagementStatuses, takesMessages } from "../../domain/engagement-status";
import { appendMessage, lastMessage } from "./messages";
import type { EngagementOutcome, EngagementRecord, EngagementRequest, EngagementStep, Statement } from "./rows";

interface LicenseFacts {
  product_id: string;
  developer_id: string;
  product_type: string;
  status: string;
}

const refusals = {
  not_a_service: "Only a service gives an engagement.",
  license_not_active: "This licence cannot be used now.",
} as const;

/**
 * The customer asks for the work that their licence pays for. The licence is held meanwhile, so that a
 * revocation comes before (and refuses) or after (and cancels). Of several at a time the unique index lets
 * one through; the same request again answers that one. Errors: license.not_found, engagement.not_a_service,
 * .license_not_active, .already_requested.
 */
export async function requestEngagement(
  manager: EntityManager,
  { license_id, customer_id, message }: EngagementRequest,
  now: Date,
): Promise<EngagementOutcome> {
  const [license] = await manager.execute<LicenseFacts[]>(
    `select product_id, developer_id, product_type, status from license where id = ? and customer_id = ? and deleted_at is null for share`,
    [license_id, customer_id],
  );
  if (!license) throw notFound("license");
  const speaker = { party: "customer" as const, actor_id: customer_id };
  const verdict = judgeEngagementRequest(license);
  if (verdict !== "ok") throw new DomainError("conflict", `engagement.${verdict}`, refusals[verdict]);
  const [row] = await manager.execute<EngagementRecord[]>(
    `insert into engagement (id, license_id, product_id, developer_id, status, created_at, updated_at) values (?, ?, ?, ?, 'requested', ?, ?)
     on conflict (license_id) where status <> 'cancelled' do nothing returning *`,
    [generateEntityId(undefined, "eng"), license_id, license.product_id, license.developer_id, now, now],
  );
  if (!row) return repeatedRequest(manager, license_id, message);
  const said = { ...speaker, engagement_id: row.id, body: message, attachment_ids: [], step: "requested" as const, scheduled_for: null };
  return toOutcome(row, await appendMessage(manager, said, now), true);
}

async function repeatedRequest(manager: EntityManager, licenseId: string, message: string): Promise<EngagementOutcome> {
  const [row] = await manager.execute<EngagementRecord[]>(`select * from engagement where license_id = ? and status <> 'cancelled'`, [licenseId]);
  const last = row ? await lastMessage(manager, row.id, "step") : null;
  if (row && last?.step === "requested" && last.body === message) return toOutcome(row, last.id, false);
  throw new DomainError("conflict", "engagement.already_requested", "This licence has its engagement already.");
}

/**
 * One step along the status table, with what is said to it. The same step with the same words again changes
 * nothing. Errors: engagement.not_found, .action_not_allowed, attachment.not_waiting.
 */
export async function takeStep(manager: EntityManager, step: EngagementStep, now: Date): Promise<EngagementOutcome> {
  const row = await lockEngagement(manager, step.engagement_id);
  const scheduledFor = step.scheduled_for === null ? null : new Date(step.scheduled_for);
  const next = nextEngagementStatus(row.status, step.action, step.party);
  const last = await lastMessage(manager, row.id, "step");
  const repeated = last?.author === step.party && last.body === step.body && sameTime(last.scheduled_for, scheduledFor);
  if (last && repeated && leadsTo(step, row.status)) return toOutcome(row, last.id, false);
  if (!next) {
    throw new DomainError("conflict", "engagement.action_not_allowed", `An engagement that is ${row.status} cannot be changed this way (${step.action}).`);
  }
  const messageId = await appendMessage(manager, { ...step, step: next, scheduled_for: scheduledFor }, now);
  return toOutcome(await moveTo(manager, row, next, scheduledFor, now), messageId, true);
}

/** Whether the status is where this step leads from somewhere. */
function leadsTo({ action, party }: EngagementStep, status: EngagementStatus): boolean {
  return openEngagementStatuses.some((from) => nextEngagementStatus(from, action, party) === status);
}

async function moveTo(
  manager: EntityManager,
  row: EngagementRecord,
  status: EngagementStatus,
  scheduledFor: Date | null,
  now: Date,
): Promise<EngagementRecord> {
  const [moved] = await manager.execute<EngagementRecord[]>(
    `update engagement set status = ?, scheduled_for = ?, delivered_at = ?, accepted_at = ?, updated_at = ? where id = ? returning *`,
    [
      status,
      status === "scheduled" ? scheduledFor : row.scheduled_for,
      status === "delivered" ? now : row.delivered_at,
      status === "accepted" ? now : null,
      now,
      row.id,
    ],
  );
  invariant(moved, "a locked engagement is still there");
  return moved;
}

/**
 * Says something without a step. The same words by the same side within a minute are one message.
 * Errors: engagement.not_found, .closed, .too_many_messages, attachment.not_waiting.
 */
export async function postMessage(manager: EntityManager, statement: Statement, now: Date): Promise<EngagementOutcome> {
  const row = await lockEngagement(manager, statement.engagement_id);
  if (!takesMessages(row.status)) throw new DomainError("conflict", "engagement.closed", "This engagement was cancelled.");
  const last = await lastMessage(manager, row.id, "any");
  const repeated = last && last.step === null && last.author === statement.party && last.author_id === statement.actor_id && last.body === statement.body;
  if (last && repeated && now.getTime() - new Date(last.created_at).getTime() < REPEAT_WINDOW_MS) return toOutcome(row, last.id, false);
  return toOutcome(row, await appendMessage(manager, { ...statement, step: null, scheduled_for: null }, now), true);
}

/** Cancels what is open although its licence was revoked, of one licence or of all; answers what it cancelled. */
export async function cancelOfRevokedLicenses(manager: EntityManager, licenseId: string | null, now: Date): Promise<EngagementOutcome[]> {
  const rows = await manager.execute<EngagementRecord[]>(
    `select e.* from engagement e join license l on l.id = e.license_id
      where e.status in ('requested','scheduled','delivered','disputed') and l.status = 'revoked' and (?::text is null or l.id = ?)
      order by e.id for update of e`,
    [licenseId, licenseId],
  );
  const cancelled: EngagementOutcome[] = [];
  for (const row of rows) {
    const system = { party: "system" as const, actor_id: null, engagement_id: row.id, body: "The licence was withdrawn.", attachment_ids: [] };
    const messageId = await appendMessage(manager, { ...system, step: "cancelled", scheduled_for: null }, now);
    cancelled.push(toOutcome(await moveTo(manager, row, "cancelled", null, now), messageId, true));
  }
  return cancelled;
}

/** The engagement, held until the transaction ends. */
export async function lockEngagement(manager: EntityManager, id: string): Promise<EngagementRecord> {
  const [row] = await manager.execute<EngagementRecord[]>(`select * from engagement where id = ? for update`, [id]);
  if (!row) throw notFound("engagement");
  return row;
}

function toOutcome({ id, license_id, developer_id, status }: EngagementRecord, messageId: string, changed: boolean): EngagementOutcome {
  return { id, license_id, developer_id, status, message_id: messageId, changed };
}

function sameTime(a: Date | string | null, b: Date | null): boolean {
  return (a === null ? null : new Date(a).getTime()) === (b === null ? null : b.getTime());
}
