import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, invariant } from "@mintreu/kit/domain/errors";
import { MESSAGES_PER_ENGAGEMENT } from "../../domain/engagement-request";
import type { EngagementStatus } from "../../domain/engagement-status";
import type { EngagementMessageRecord, Statement } from "./rows";

export interface NewMessage extends Statement {
  step: EngagementStatus | null;
  scheduled_for: Date | null;
}

/** Appends one row in the caller's transaction, under the engagement's lock. Errors: engagement.too_many_messages, attachment.not_found. */
export async function appendMessage(manager: EntityManager, message: NewMessage, now: Date): Promise<string> {
  const { engagement_id, party, actor_id, step, scheduled_for, body, attachment_ids } = message;
  if (step === null) await refuseTooMany(manager, engagement_id);
  const id = generateEntityId(undefined, "engmsg");
  await manager.execute(
    `insert into engagement_message (id, engagement_id, author, author_id, step, scheduled_for, body, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, engagement_id, party, actor_id, step, scheduled_for, body, now, now],
  );
  if (attachment_ids.length > 0) await sendAttachments(manager, id, message, now);
  return id;
}

/** The newest row that fits, or null. */
export async function lastMessage(manager: EntityManager, engagementId: string, which: "any" | "step"): Promise<EngagementMessageRecord | null> {
  const [row] = await manager.execute<EngagementMessageRecord[]>(
    `select * from engagement_message where engagement_id = ? ${which === "step" ? "and step is not null" : ""} order by created_at desc, id desc limit 1`,
    [engagementId],
  );
  return row ?? null;
}

/** Steps are bounded by the status table but for moved appointments, so only talk is counted. */
async function refuseTooMany(manager: EntityManager, engagementId: string): Promise<void> {
  const [row] = await manager.execute<{ count: string }[]>(`select count(*) as count from engagement_message where engagement_id = ?`, [engagementId]);
  invariant(row, "a count has a row");
  if (Number(row.count) >= MESSAGES_PER_ENGAGEMENT) {
    throw new DomainError("conflict", "engagement.too_many_messages", `An engagement holds up to ${MESSAGES_PER_ENGAGEMENT} messages.`);
  }
}

/** Only files of the same side that wait in this engagement are sent; each goes with one message. */
async function sendAttachments(manager: EntityManager, messageId: string, { engagement_id, party, attachment_ids }: Statement, now: Date): Promise<void> {
  const wanted = [...new Set(attachment_ids)];
  const sent = await manager.execute(
    `update engagement_attachment set message_id = ?, updated_at = ?
      where id in (${wanted.map(() => "?").join(", ")}) and engagement_id = ? and author = ? and message_id is null and uploaded_at is not null and deleted_at is null
      returning id`,
    [messageId, now, ...wanted, engagement_id, party],
  );
  if (sent.length !== wanted.length) {
    throw new DomainError("invalid", "attachment.not_waiting", "attachment_ids: names a file that is not waiting to be sent here");
  }
}
