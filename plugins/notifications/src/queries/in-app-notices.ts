import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { InAppNotice } from "../domain/in-app-notice";

export interface Reader {
  recipient: InAppNotice["recipient"];
  /** Who reads: the customer, or a member or key of the developer. */
  id: string;
}

export interface InAppRow {
  id: string;
  kind: string;
  title: string;
  body: string;
  href: string | null;
  read_at: Date | null;
  created_at: Date;
}

export interface InAppFilter {
  kind?: string | undefined;
  unread?: boolean | undefined;
}

const FROM = `from in_app_notification n left join in_app_read r on r.notification_id = n.id and r.reader_id = :reader_id
  where n.recipient_type = :type and n.recipient_id = :recipient_id`;

/** Writes notifications; one that its recipient has for the same cause stays as it is. */
export async function writeNotices(knex: Knex, notices: readonly InAppNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ recipient, ...notice }) => ({
    id: generateEntityId(undefined, "inapp"),
    recipient_type: recipient.type,
    recipient_id: recipient.id,
    ...notice,
  }));
  await knex.raw(
    `insert into in_app_notification (id, recipient_type, recipient_id, cause, kind, title, body, href, created_at)
     select id, recipient_type, recipient_id, cause, kind, title, body, href, :now
       from jsonb_to_recordset(:rows::jsonb) as n (id text, recipient_type text, recipient_id text, cause text, kind text, title text, body text, href text)
      order by recipient_type, recipient_id, cause
     on conflict do nothing`,
    { rows: JSON.stringify(rows), now } as never,
  );
}

/** Newest first, with how many match and how many of all are unread. */
export async function listNotices(
  knex: Knex,
  reader: Reader,
  filter: InAppFilter,
  page: { limit: number; offset: number },
): Promise<{ notifications: InAppRow[]; count: number; unread_count: number }> {
  const where = [
    ...(filter.kind === undefined ? [] : ["and n.kind = :kind"]),
    ...(filter.unread === undefined ? [] : [`and r.read_at is ${filter.unread ? "" : "not "}null`]),
  ].join(" ");
  const bindings = { ...bindingsOf(reader), ...(filter.kind === undefined ? {} : { kind: filter.kind }) };
  const [{ rows }, { rows: counted }, { rows: unread }] = await Promise.all([
    knex.raw<{ rows: InAppRow[] }>(
      `select n.id, n.kind, n.title, n.body, n.href, r.read_at, n.created_at ${FROM} ${where} order by n.created_at desc, n.id desc limit :limit offset :offset`,
      { ...bindings, ...page } as never,
    ),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${FROM} ${where}`, bindings),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${FROM} and r.read_at is null`, bindingsOf(reader)),
  ]);
  return { notifications: rows, count: Number(counted[0]?.count ?? 0), unread_count: Number(unread[0]?.count ?? 0) };
}

/** The reader's own notification; null for another's. */
export async function findNotice(knex: Knex, reader: Reader, id: string): Promise<InAppRow | null> {
  const bindings = { ...bindingsOf(reader), id };
  const { rows } = await knex.raw<{ rows: InAppRow[] }>(
    `select n.id, n.kind, n.title, n.body, n.href, r.read_at, n.created_at ${FROM} and n.id = :id`,
    bindings,
  );
  return rows[0] ?? null;
}

/** Notes that one of the reader's own was read; a second time changes nothing. */
export async function readNotice(knex: Knex, reader: Reader, id: string, now: Date): Promise<void> {
  await knex.raw(`insert into in_app_read (notification_id, reader_id, read_at) values (?, ?, ?) on conflict do nothing`, [id, reader.id, now]);
}

export async function readAllNotices(knex: Knex, reader: Reader, now: Date): Promise<void> {
  await knex.raw(
    `insert into in_app_read (notification_id, reader_id, read_at) select n.id, :reader_id, :now ${FROM} and r.read_at is null order by n.id on conflict do nothing`,
    { ...bindingsOf(reader), now } as never,
  );
}

function bindingsOf({ recipient, id }: Reader) {
  return { reader_id: id, type: recipient.type, recipient_id: recipient.id };
}
