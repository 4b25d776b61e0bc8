import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toTrend, type TrendPoint } from "../domain/usage-figures";
import { periodsOf, type UsageRange } from "../domain/usage-range";
import { readLatency } from "./usage-details";
import type { UsageScope } from "./usage-source";
import { readTrend } from "./usage-sums";

/** One point for each period of a range. */
export async function readTrendPoints(knex: Knex, scope: UsageScope, range: UsageRange): Promise<TrendPoint[]> {
  const [sums, latency] = await Promise.all([readTrend(knex, scope, range), readLatency(knex, scope, range)]);
  return toTrend(periodsOf(range), sums, new Map([...latency].map(([at, { p95_ms }]) => [at, p95_ms])));
}
