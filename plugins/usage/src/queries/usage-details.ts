import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { UsageDetails } from "../domain/usage-figures";
import type { UsageRange } from "../domain/usage-range";
import { conditionsOf, type UsageScope } from "./usage-source";

export interface LatencyPoint {
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

const PERCENTILES = `percentile_disc(array[0.5, 0.95, 0.99]) within group (order by total_us)::float8[] as percentiles`;

/** What only single calls tell, over a whole range. */
export async function readDetails(knex: Knex, scope: UsageScope, range: UsageRange): Promise<UsageDetails> {
  const { rows } = await knex.raw<{ rows: { percentiles: number[] | null; ips: string }[] }>(
    `select ${PERCENTILES}, count(distinct ip_hash) as ips from usage_event where ${conditionsOf(scope)} and at >= :from and at < :to`,
    { ...scope, ...boundsOf(range) } as never,
  );
  const [row] = rows;
  if (!row?.percentiles) return { p50_ms: null, p95_ms: null, p99_ms: null, unique_ips: null };
  return { ...toLatency(row.percentiles), unique_ips: Number(row.ips) };
}

/** By the start of each period that has any (milliseconds since 1970). */
export async function readLatency(knex: Knex, scope: UsageScope, range: UsageRange): Promise<Map<number, LatencyPoint>> {
  const { rows } = await knex.raw<{ rows: { period: Date; percentiles: number[] }[] }>(
    `select date_trunc(:interval, at, 'UTC') as period, ${PERCENTILES} from usage_event
      where ${conditionsOf(scope)} and at >= :from and at < :to group by period`,
    { ...scope, ...boundsOf(range), interval: range.interval } as never,
  );
  return new Map(rows.map(({ period, percentiles }) => [period.getTime(), toLatency(percentiles)]));
}

/** Where calls come from, most first; calls without a known country are left out. */
export async function readCountries(knex: Knex, scope: UsageScope, range: UsageRange): Promise<{ country: string; requests: number }[]> {
  const { rows } = await knex.raw<{ rows: { country: string; requests: string }[] }>(
    `select country, count(*) as requests from usage_event
      where ${conditionsOf(scope)} and at >= :from and at < :to and country is not null group by country order by requests desc, country`,
    { ...scope, ...boundsOf(range) } as never,
  );
  return rows.map(({ country, requests }) => ({ country, requests: Number(requests) }));
}

function boundsOf({ from, to }: UsageRange) {
  return { from, to };
}

function toLatency([p50 = 0, p95 = 0, p99 = 0]: number[]): LatencyPoint {
  return { p50_ms: p50 / 1000, p95_ms: p95 / 1000, p99_ms: p99 / 1000 };
}
