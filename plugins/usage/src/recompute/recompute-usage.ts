import { HOURS, ROLL_UPS, SUMS, type SumTable, sumOf } from "../domain/sum-tables";
import { type Connection, inTransaction } from "../summaries/connection";

/** One row of sums that is not what it is made from. */
export interface Difference {
  table: string;
  /** The row's key. */
  key: Record<string, unknown>;
  /** What stands there, and what should; null for no row. */
  stored: Record<string, string> | null;
  computed: Record<string, string> | null;
}

export interface Recomputed {
  hours: number;
  /** Hours whose events were retired: nothing is left to compute them from. */
  unknown_hours: number;
  differences: Difference[];
  fixed: boolean;
}

const HOUR_MS = 3_600_000;
const MAX_DIFFERENCES = 1000;

/** Sums of single events, as a batch adds them. */
const EVENTS = `(select license_id, date_trunc('hour', at, 'UTC') as hour, endpoint, method, (status / 100)::smallint as status_class, product_id, developer_id,
    1 as requests, units, request_bytes as bytes_in, response_bytes as bytes_out, (status >= 400)::int as errors, total_us, at as last_at
  from usage_event where day between ($1::timestamptz at time zone 'UTC')::date and (($2::timestamptz - interval '1 microsecond') at time zone 'UTC')::date
    and at >= $1 and at < $2) as events`;

/** Hours that are closed, as they are added to the roll-ups. */
const CLOSED = `(select *, (hour at time zone 'UTC')::date as day from usage_hour, usage_watermark
  where hour >= $1 and hour < $2 and hour < closed_before) as closed`;

/**
 * Computes the sums of whole days (UTC) anew from the events, and the roll-ups from the sums by hour, and compares. With `fix`
 * what differs is replaced. Each day is one transaction that no batch runs beside. At most 1,000 differences are listed.
 */
export async function recomputeUsage(connection: Connection, { from, to, fix }: { from: Date; to: Date; fix: boolean }): Promise<Recomputed> {
  const result: Recomputed = { hours: 0, unknown_hours: 0, differences: [], fixed: fix };
  const day = 24 * HOUR_MS;
  for (let start = Math.floor(from.getTime() / day) * day; start < to.getTime(); start += day) {
    await inTransaction(connection, () => recomputeDay(connection, new Date(start), new Date(start + day), fix, result));
  }
  return result;
}

async function recomputeDay(connection: Connection, start: Date, end: Date, fix: boolean, result: Recomputed): Promise<void> {
  await connection.query(`select pg_advisory_xact_lock(hashtext('usage_watermark'), 0)`);
  const { rows } = await connection.query<{ retired: boolean }>(
    `select exists (select 1 from usage_export where day = ($1::timestamptz at time zone 'UTC')::date and dropped_at is not null) as retired`,
    [start],
  );
  result.hours += 24;
  if (rows[0]!.retired) result.unknown_hours += 24;
  else await compare(connection, { table: HOURS, source: EVENTS, start, end, fix }, result);
  for (const table of ROLL_UPS) await compare(connection, { table, source: CLOSED, start, end, fix }, result);
}

interface Comparison {
  table: SumTable;
  source: string;
  start: Date;
  end: Date;
  fix: boolean;
}

async function compare(connection: Connection, { table, source, start, end, fix }: Comparison, result: Recomputed): Promise<void> {
  const { name, keys, keepsLast } = table;
  const values = [...SUMS, ...(keepsLast ? ["last_at"] : [])];
  const period = keys.includes("day") ? "(day::timestamp at time zone 'UTC')" : "hour";
  const { rows } = await connection.query<{ key: Record<string, unknown>; stored: Record<string, string> | null; computed: Record<string, string> | null }>(
    `with computed as (${sumOf(table, source)}), stored as (select * from ${name} where ${period} >= $1 and ${period} < $2)
     select jsonb_build_object(${keys.map((key) => `'${key}', coalesce(s.${key}, c.${key})`).join(", ")}) as key,
       case when s.${keys[0]} is not null then jsonb_build_object(${values.map((value) => `'${value}', s.${value}::text`).join(", ")}) end as stored,
       case when c.${keys[0]} is not null then jsonb_build_object(${values.map((value) => `'${value}', c.${value}::text`).join(", ")}) end as computed
       from stored s full join computed c using (${keys.join(", ")})
      where (${values.map((value) => `s.${value}`).join(", ")}) is distinct from (${values.map((value) => `c.${value}`).join(", ")})
      order by 1`,
    [start, end],
  );
  if (rows.length === 0) return;
  for (const row of rows.slice(0, MAX_DIFFERENCES - result.differences.length)) result.differences.push({ table: name, ...row });
  if (!fix) return;
  const columns = [...keys, ...values];
  await connection.query(
    `create temporary table recomputed on commit drop as ${sumOf(table, source).replaceAll("$1", literal(start)).replaceAll("$2", literal(end))}`,
  );
  await connection.query(`delete from ${name} where ${period} >= $1 and ${period} < $2`, [start, end]);
  await connection.query(`insert into ${name} (${columns.join(", ")}) select ${columns.join(", ")} from recomputed`);
  await connection.query(`drop table recomputed`);
}

/** A statement that defines a table takes no parameters. */
function literal(date: Date): string {
  return `'${date.toISOString()}'`;
}
