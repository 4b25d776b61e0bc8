import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, invariant } from "@mintreu/kit/domain/errors";
import { ATTACHMENTS_PER_ENGAGEMENT } from "../../domain/engagement-request";
import { takesMessages } from "../../domain/engagement-status";
import { lockEngagement } from "./steps";
import type { EngagementAttachmentRecord, Speaker } from "./rows";

export interface NewAttachment extends Speaker {
  engagement_id: string;
  name: string;
  content_type: string;
  file_key: string;
}

export type WithdrawnFile = Pick<EngagementAttachmentRecord, "id" | "file_key">;

export interface ReceivedBytes {
  size_bytes: number;
  sha256: string;
}

/** Notes a file before its bytes arrive, so that what a kill leaves behind is found. Errors: engagement.not_found, .closed, .too_many_attachments. */
export async function openAttachment(manager: EntityManager, attachment: NewAttachment, now: Date): Promise<string> {
  const { engagement_id, party, actor_id, name, content_type, file_key } = attachment;
  const row = await lockEngagement(manager, engagement_id);
  if (!takesMessages(row.status)) throw new DomainError("conflict", "engagement.closed", "This engagement was cancelled.");
  const [held] = await manager.execute<{ count: string }[]>(`select count(*) as count from engagement_attachment where engagement_id = ?`, [engagement_id]);
  if (Number(held?.count) >= ATTACHMENTS_PER_ENGAGEMENT) {
    throw new DomainError("conflict", "engagement.too_many_attachments", `An engagement holds up to ${ATTACHMENTS_PER_ENGAGEMENT} files.`);
  }
  const id = generateEntityId(undefined, "engatt");
  await manager.execute(
    `insert into engagement_attachment (id, engagement_id, author, author_id, name, size_bytes, content_type, sha256, file_key, created_at, updated_at)
     values (?, ?, ?, ?, ?, 0, ?, '', ?, ?, ?)`,
    [id, engagement_id, party, actor_id, name, content_type, file_key, now, now],
  );
  return id;
}

/** All bytes are stored: from now on a message may take the file with it. */
export async function closeAttachment(
  manager: EntityManager,
  id: string,
  { size_bytes, sha256 }: ReceivedBytes,
  now: Date,
): Promise<EngagementAttachmentRecord> {
  const [row] = await manager.execute<EngagementAttachmentRecord[]>(
    `update engagement_attachment set size_bytes = ?, sha256 = ?, uploaded_at = ?, updated_at = ? where id = ? and uploaded_at is null returning *`,
    [size_bytes, sha256, now, now, id],
  );
  invariant(row, "a file that has just arrived was noted");
  return row;
}

/** Takes out of reach what no message took until then, with what an earlier run left; answers it. */
export async function withdrawUnsent(manager: EntityManager, before: Date, limit: number, now: Date): Promise<WithdrawnFile[]> {
  return manager.execute(
    `update engagement_attachment set deleted_at = coalesce(deleted_at, ?)
      where id in (select id from engagement_attachment where message_id is null and created_at < ? order by created_at limit ? for update skip locked)
      returning id, file_key`,
    [now, before, limit],
  );
}

/** Forgets a file that was withdrawn and whose bytes are gone. */
export async function forgetWithdrawn(manager: EntityManager, id: string): Promise<void> {
  await manager.execute(`delete from engagement_attachment where id = ? and message_id is null and deleted_at is not null`, [id]);
}

/** Forgets a file whose bytes did not arrive whole. */
export async function dropIncomplete(manager: EntityManager, id: string): Promise<void> {
  await manager.execute(`delete from engagement_attachment where id = ? and uploaded_at is null`, [id]);
}
