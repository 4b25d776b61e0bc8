import { addTo, ROLL_UPS } from "../domain/sum-tables";
import { type Connection, inTransaction } from "./connection";

const HOUR_MS = 3_600_000;
/** Most events of an hour are there by then; those that are not are added by the batch that brings them. */
const SETTLE_MS = 2 * 60_000;
/** Batches wait for a closing: it takes a day at once, no more. */
const MAX_HOURS = 24;

const CLOSED = `(select *, (hour at time zone 'UTC')::date as day from usage_hour where hour >= $1 and hour < $2) as closed`;

/** Adds the hours that are over to the roll-ups and moves the watermark past them. Answers how far. */
export async function closeHours(connection: Connection, now: Date): Promise<Date> {
  const target = new Date(Math.floor((now.getTime() - SETTLE_MS) / HOUR_MS) * HOUR_MS);
  for (;;) {
    const closed = await inTransaction(connection, () => closeSome(connection, target));
    if (closed >= target) return closed;
  }
}

async function closeSome(connection: Connection, target: Date): Promise<Date> {
  await connection.query(`select pg_advisory_xact_lock(hashtext('usage_watermark'), 0)`);
  const { rows: marks } = await connection.query<{ closed_before: Date }>(`select closed_before from usage_watermark`);
  const before = marks[0]!.closed_before;
  if (before >= target) return before;
  const { rows } = await connection.query<{ hour: Date | null }>(`select min(hour) as hour from usage_hour where hour >= $1 and hour < $2`, [before, target]);
  const from = rows[0]?.hour ?? null;
  const until = from === null ? target : new Date(Math.min(target.getTime(), from.getTime() + MAX_HOURS * HOUR_MS));
  if (from !== null) {
    for (const table of ROLL_UPS) await connection.query(addTo(table, CLOSED), [from, until]);
    await connection.query(
      `insert into usage_sketch_due (hour, product_id) select distinct hour, product_id from usage_hour where hour >= $1 and hour < $2 order by 1, 2`,
      [from, until],
    );
  }
  await connection.query(`update usage_watermark set closed_before = $1`, [until]);
  return until;
}

/** Partitions of yesterday, for late events, until next week. */
export async function ensureDaysAhead(connection: Connection, now: Date): Promise<void> {
  const days = Array.from({ length: 9 }, (_none, index) => new Date(now.getTime() + (index - 1) * 24 * HOUR_MS).toISOString().slice(0, 10));
  await connection.query(`select usage_ensure_day(day) from unnest($1::date[]) as day order by day`, [days]);
}
