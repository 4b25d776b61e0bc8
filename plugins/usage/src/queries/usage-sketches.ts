import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { UsageDetails } from "../domain/usage-figures";
import { periodStart, type UsageRange } from "../domain/usage-range";
import { type SketchedEvent, type StoredSketch, UsageSketch } from "../domain/usage-sketch";
import { conditionsOf, dayOf, type UsageScope } from "./usage-source";

/** What single calls tell of a range: percentiles, different callers, countries. */
export interface SketchedUsage {
  whole: UsageSketch;
  /** By the start of each period that has any (milliseconds since 1970). */
  periods: Map<number, UsageSketch>;
}

export interface LatencyPoint {
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

/** Calls of hours that are still open are looked at one by one while they are few; a busy marketplace waits for the hour's end. */
const MOST_OPEN_CALLS = 10_000;
const MOST_CALLS_AROUND = 200_000;

/** Merges the sketches of closed hours or days, and the calls of the hours that are open. */
export async function readSketches(knex: Knex, scope: UsageScope, range: UsageRange): Promise<SketchedUsage> {
  const [closed, open] = await Promise.all([readClosed(knex, scope, range), readOpen(knex, scope, range)]);
  const usage: SketchedUsage = { whole: new UsageSketch(), periods: new Map() };
  const periodOf = (at: Date): UsageSketch => {
    const start = periodStart(at, range.interval).getTime();
    const known = usage.periods.get(start) ?? new UsageSketch();
    usage.periods.set(start, known);
    return known;
  };
  for (const { starts_at, ...stored } of closed) {
    const sketch = UsageSketch.fromStored(stored);
    usage.whole.merge(sketch);
    periodOf(starts_at).merge(sketch);
  }
  for (const { at, ...event } of open) {
    usage.whole.add(event);
    periodOf(at).add(event);
  }
  return usage;
}

export function detailsOf({ whole }: SketchedUsage): UsageDetails {
  const latency = latencyOf(whole);
  return latency ? { ...latency, unique_ips: whole.ips.estimate() } : { p50_ms: null, p95_ms: null, p99_ms: null, unique_ips: null };
}

/** Null where nothing is known. */
export function latencyOf({ latency }: UsageSketch): LatencyPoint | null {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((fraction) => latency.quantile(fraction));
  if (p50 === null || p50 === undefined || p95 === null || p95 === undefined || p99 === null || p99 === undefined) return null;
  return { p50_ms: toMs(p50), p95_ms: toMs(p95), p99_ms: toMs(p99) };
}

/** Where calls come from, most first; calls without a known country are left out. */
export function countriesOf({ whole }: SketchedUsage): { country: string; requests: number }[] {
  const countries = [...whole.countries].map(([country, requests]) => ({ country, requests }));
  return countries.sort((one, other) => other.requests - one.requests || (one.country < other.country ? -1 : 1));
}

/** Days where they are made, else their hours. */
async function readClosed(knex: Knex, scope: UsageScope, { from, to, interval }: UsageRange): Promise<(StoredSketch & { starts_at: Date })[]> {
  const columns = "starts_at, latency, ips, countries, agents";
  const owned = "s.scope = :owner_scope and s.owner_id = :owner_id";
  const inRange = "s.starts_at >= :from and s.starts_at < :to";
  const noDay = `not exists (select 1 from usage_sketch d where d.scope = s.scope and d.owner_id = s.owner_id and d.period = 'day' and d.starts_at = date_trunc('day', s.starts_at, 'UTC'))`;
  const hours = `select ${columns} from usage_sketch s where ${owned} and s.period = 'hour' and ${inRange}`;
  const days = `select ${columns} from usage_sketch s where ${owned} and s.period = 'day' and ${inRange} union all ${hours} and ${noDay}`;
  const { rows } = await knex.raw<{ rows: (StoredSketch & { starts_at: Date })[] }>(interval === "hour" ? hours : days, { ...ownerOf(scope), from, to });
  return rows;
}

async function readOpen(knex: Knex, scope: UsageScope, { from, to }: UsageRange): Promise<(SketchedEvent & { at: Date })[]> {
  const where = conditionsOf(scope);
  const { rows: open } = await knex.raw<{ rows: { since: Date; around: string; own: string }[] }>(
    `select greatest(:from, w.closed_before) as since, coalesce(sum(h.requests), 0) as around, coalesce(sum(h.requests) filter (where ${where}), 0) as own
       from usage_watermark w left join usage_hour h on h.hour >= greatest(:from, w.closed_before) and h.hour < :to
      group by w.closed_before`,
    { ...scope, from, to } as never,
  );
  const [found] = open;
  if (!found || Number(found.own) === 0 || Number(found.own) > MOST_OPEN_CALLS) return [];
  // A licence has an index of its own; for others all calls of the time are looked through.
  if (scope.license_id === undefined && Number(found.around) > MOST_CALLS_AROUND) return [];
  const { rows } = await knex.raw<{ rows: (SketchedEvent & { at: Date })[] }>(
    `select at, total_us::float8 as total_us, ip_hash, country, agent from usage_event
      where ${where} and at >= :since and at < :to and day >= :first_day and day <= :last_day limit ${MOST_OPEN_CALLS}`,
    { ...scope, since: found.since, to, first_day: dayOf(found.since), last_day: dayOf(to) } as never,
  );
  return rows;
}

function ownerOf({ license_id, product_id, developer_id }: UsageScope): { owner_scope: string; owner_id: string } {
  if (license_id !== undefined) return { owner_scope: "license", owner_id: license_id };
  if (product_id !== undefined) return { owner_scope: "product", owner_id: product_id };
  return developer_id === undefined ? { owner_scope: "all", owner_id: "all" } : { owner_scope: "developer", owner_id: developer_id };
}

function toMs(microseconds: number): number {
  return Math.round(microseconds) / 1000;
}
