import { EVENT_COLUMNS, toColumnArrays } from "./ingest-columns";
import { spentBy, toReportArrays } from "./ingest-quota";
import { addTo, HOURS, ROLL_UPS } from "./sum-tables";
import type { UsageEvent } from "./usage-event";

/** Events that are stored together or not at all; the same id is never stored twice. */
export interface UsageBatch {
  /** A UUID that the same events keep, however often they are sent. */
  id: string;
  events: readonly UsageEvent[];
}

/** `name` lets a connection prepare the statement once. */
export interface Statement {
  name: string;
  text: string;
  values: readonly unknown[];
}

export interface IngestOutcome {
  /** The batch had been stored before; nothing changed. */
  repeated: boolean;
  /** Events that were new. */
  inserted: number;
}

type Row = Record<string, unknown>;

/**
 * The statements of one batch, to be run in this order in one transaction (READ COMMITTED): whoever runs them passes
 * in the rows of each. Stores events that are not there yet and adds exactly those to the sums. Rows are locked in
 * one order by all (batch, events by id, hours by key), so that parallel batches never wait in a circle.
 */
export function* ingestBatch(batch: UsageBatch, now: Date): Generator<Statement, IngestOutcome, Row[]> {
  const guarded = yield { name: "usage_guard", text: GUARD, values: [batch.id, now.toISOString()] };
  if (guarded.length === 0) return { repeated: true, inserted: 0 };
  const events = inOrder(batch.events);
  const [stored] = yield { name: "usage_events", text: STORE, values: [...toColumnArrays(events), events.length] };
  const fresh = newOnes(events, stored?.["ids"] as string[] | null);
  if (fresh.length > 0) yield { name: "usage_report", text: REPORT, values: [...toReportArrays(spentBy(fresh)), now.toISOString()] };
  return { repeated: false, inserted: fresh.length };
}

/** Days (UTC, `2026-11-23`) that the batch's events need partitions of. */
export function daysOf(batch: UsageBatch): string[] {
  return [...new Set(batch.events.map(({ at }) => new Date(at).toISOString().slice(0, 10)))].sort();
}

export const ENSURE_DAYS = `select usage_ensure_day(day) from unnest($1::date[]) as day order by day`;

/** Without a list all were new. An id that stands twice in a batch was stored once. */
function newOnes(events: readonly UsageEvent[], ids: readonly string[] | null): readonly UsageEvent[] {
  if (!ids) return events;
  const stored = new Set(ids);
  return events.filter(({ id }) => stored.delete(id.toLowerCase()));
}

function inOrder(events: readonly UsageEvent[]): UsageEvent[] {
  return [...events].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

/**
 * Whoever closes hours takes this lock alone: a batch sees either all of a closing or nothing of it. A server that answers
 * commits before they are written would lose batches whose spool is gone: for them it must not.
 */
const GUARD = `
  insert into usage_batch (id, created_at)
  select $1::uuid, $2::timestamptz
    from (select pg_advisory_xact_lock_shared(hashtext('usage_watermark'), 0),
                 case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', true) end) as before
  on conflict (id) do nothing returning id`;

/** Only what was really inserted is summed. Hours that are closed already are summed once more by product and day. */
const STORE = `
  with stored as (
    insert into usage_event (${EVENT_COLUMNS.map(({ name }) => name).join(", ")})
    select * from unnest(${EVENT_COLUMNS.map(({ type }, index) => `$${index + 1}::${type}[]`).join(", ")})
    on conflict (id, day) do nothing
    returning id, license_id, date_trunc('hour', at, 'UTC') as hour, day, endpoint, method, (status / 100)::smallint as status_class, product_id, developer_id,
      1 as requests, units, request_bytes as bytes_in, response_bytes as bytes_out, (status >= 400)::int as errors, total_us, at as last_at
  ),
  late as (select * from stored where hour < (select closed_before from usage_watermark)),
  hours as (${addTo(HOURS, "stored")}),
  ${ROLL_UPS.map((table) => `of_${table.name} as (${addTo(table, "late")}),`).join("\n  ")}
  marks as (insert into usage_sketch_due (hour, product_id) select distinct hour, product_id from late)
  select case when count(*) < $${EVENT_COLUMNS.length + 1}::int then coalesce(array_agg(id::text), '{}') end as ids from stored`;

/** The last step, so that rows of quotas are held as briefly as can be. */
const REPORT = `select usage_report($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[], $6::timestamptz)`;
