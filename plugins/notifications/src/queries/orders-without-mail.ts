import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { PENDING_LIMIT_MS } from "../domain/mail-attempt";

/** Older licences were mailed or given up; younger ones are about to be mailed by their event. */
const WINDOW_MS = 24 * 60 * 60 * 1000;
const GRACE_MS = 30_000;

/**
 * Orders with licences whose mail was never tried, was cut off or was refused. A refused one waits half
 * as long as it is old, at least a minute, so that a dead address is asked about twenty times a day and
 * not a thousand. Longest untried first: a few hopeless orders never keep the others waiting.
 */
export async function findOrdersWithoutMail(knex: Knex, filter: { now: Date; limit: number }): Promise<string[]> {
  const before = (ms: number) => new Date(filter.now.getTime() - ms);
  const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(
    `select l.order_id
       from license l
       join "order" o on o.id = l.order_id and o.deleted_at is null and o.email <> ''
       left join notification n on n.idempotency_key = 'order-licenses:' || l.order_id and n.deleted_at is null
      where l.created_at > ? and l.created_at < ? and l.status <> 'revoked'
        and (n.id is null
             or (n.status = 'pending' and n.created_at < ?)
             or (n.status = 'failure' and n.created_at + greatest(interval '1 minute', (n.created_at - l.created_at) / 2) < ?))
      group by l.order_id
      order by coalesce(max(n.created_at), min(l.created_at)), l.order_id
      limit ?`,
    [before(WINDOW_MS), before(GRACE_MS), before(PENDING_LIMIT_MS), filter.now, filter.limit],
  );
  return rows.map(({ order_id }) => order_id);
}
