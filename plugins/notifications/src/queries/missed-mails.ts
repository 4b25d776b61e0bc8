import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { PENDING_LIMIT_MS } from "../domain/mail-attempt";

/** What is older was mailed or given up; what is younger is about to be mailed by its event. */
const WINDOW_MS = 24 * 60 * 60 * 1000;
const GRACE_MS = 30_000;

/**
 * Where mails of one sort come from: a query that gives a row for each mail that should exist, with its
 * idempotency `key`, the `subject` that its sender takes and `since`, the time of what it tells. It may use
 * `:after` to leave out what is too old, and `:now`.
 */
export interface MailSource {
  sql: string;
  bindings?: Record<string, unknown>;
}

/**
 * Subjects with a mail that was never tried, was cut off or was refused. A refused one waits half as long as
 * it is old, at least a minute, so that a dead address is asked about twenty times a day and not a thousand.
 * Longest untried first: a few hopeless ones never keep the others waiting.
 */
export async function findMissedMails(knex: Knex, source: MailSource, filter: { now: Date; limit: number }): Promise<string[]> {
  const before = (ms: number) => new Date(filter.now.getTime() - ms);
  const { rows } = await knex.raw<{ rows: { subject: string }[] }>(
    `with due as (${source.sql})
     select due.subject
       from due
       left join notification n on n.idempotency_key = due.key and n.deleted_at is null
      where due.since > :after and due.since < :grace
        and (n.id is null
             or (n.status = 'pending' and n.created_at < :pending)
             or (n.status = 'failure' and n.created_at + greatest(interval '1 minute', (n.created_at - due.since) / 2) < :now))
      group by due.subject
      order by coalesce(min(n.created_at), min(due.since)), due.subject
      limit :limit`,
    {
      ...source.bindings,
      after: before(WINDOW_MS),
      grace: before(GRACE_MS),
      pending: before(PENDING_LIMIT_MS),
      now: filter.now,
      limit: filter.limit,
    } as never,
  );
  return rows.map(({ subject }) => subject);
}
