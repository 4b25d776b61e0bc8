import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { type ReminderDays, reminderWindows } from "../domain/reminder";
import { appendLog } from "../modules/licensing/license-log";

export type NoticeKind = "expired" | `expiring_${ReminderDays}`;

/** Something about a licence's end that is to be told once. */
export interface Notice {
  id: string;
  license_id: string;
  order_id: string | null;
  kind: NoticeKind;
}

/**
 * Ends one batch of licences whose time and grace are over. What another run holds is left to it, and the
 * notice stands in the same transaction: a kill ends nobody's licence without a word. Answers how many.
 */
export async function expireBatch(manager: EntityManager, now: Date, limit: number): Promise<number> {
  const rows = await manager.execute<{ id: string; expires_at: Date }[]>(
    `select id, expires_at from license
      where status in ('active','cancelled') and expires_at <= ? and coalesce(grace_until, expires_at) <= ?
      order by expires_at, id limit ? for update skip locked`,
    [now, now, limit],
  );
  for (const { id, expires_at } of rows) {
    await manager.execute(`update license set status = 'expired', updated_at = now() where id = ?`, [id]);
    await manager.execute(
      `insert into license_notice (id, license_id, kind, expires_at, created_at) values (?, ?, 'expired', ?, ?) on conflict (license_id, kind, expires_at) do nothing`,
      [generateEntityId(undefined, "licntc"), id, expires_at, now],
    );
    await appendLog(manager, { actor_type: "system", license_id: id, action: "expired", created_at: now });
  }
  return rows.length;
}

/**
 * Notes one batch of due reminders for each window. A licence that was given its end only after the moment
 * of a reminder (a month bought today) gets none for it.
 */
export async function remindBatch(manager: EntityManager, now: Date, limit: number): Promise<number> {
  let noted = 0;
  for (const { days, after, until } of reminderWindows(now)) {
    const due = await manager.execute<{ id: string; expires_at: Date }[]>(
      `select l.id, l.expires_at from license l
        where l.status = 'active' and l.expires_at > ? and l.expires_at <= ?
          and not exists (select 1 from license_notice n where n.license_id = l.id and n.kind = ? and n.expires_at = l.expires_at)
          and not exists (select 1 from license_period p where p.license_id = l.id and p.removed_at is null
                           and p.granted_at >= l.expires_at - make_interval(hours => ?))
        order by l.expires_at, l.id limit ?`,
      [after, until, `expiring_${days}`, days * 24, limit],
    );
    for (const { id, expires_at } of due) {
      await manager.execute(
        `insert into license_notice (id, license_id, kind, expires_at, created_at) values (?, ?, ?, ?, ?) on conflict (license_id, kind, expires_at) do nothing`,
        [generateEntityId(undefined, "licntc"), id, `expiring_${days}`, expires_at, now],
      );
    }
    noted += due.length;
  }
  return noted;
}

/**
 * Tells one batch of notices and marks them told in the same transaction: cut off in between they are told
 * again. A reminder whose licence was renewed meanwhile is dropped. Answers how many were looked at.
 */
export async function announceBatch(manager: EntityManager, tell: (notices: Notice[]) => Promise<void>, now: Date, limit: number): Promise<number> {
  const rows = await manager.execute<(Notice & { holds: boolean })[]>(
    `select n.id, n.license_id, n.kind, l.order_id,
            (l.expires_at = n.expires_at and l.status = case n.kind when 'expired' then 'expired' else 'active' end) as holds
       from license_notice n join license l on l.id = n.license_id
      where n.announced_at is null order by n.created_at, n.id limit ? for update of n skip locked`,
    [limit],
  );
  if (rows.length === 0) return 0;
  await tell(rows.filter(({ holds }) => holds).map(({ id, license_id, kind, order_id }) => ({ id, license_id, kind, order_id })));
  await manager.execute(`update license_notice set announced_at = ?, updated_at = now() where id in (select jsonb_array_elements_text(?::jsonb))`, [
    now,
    JSON.stringify(rows.map(({ id }) => id)),
  ]);
  return rows.length;
}
