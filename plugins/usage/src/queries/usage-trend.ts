import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toTrend, type TrendPoint } from "../domain/usage-figures";
import { periodsOf, type UsageRange } from "../domain/usage-range";
import { latencyOf, type SketchedUsage } from "./usage-sketches";
import type { UsageScope } from "./usage-source";
import { readTrend } from "./usage-sums";

/** One point for each period of a range, with the times that its sketches know. */
export async function readTrendPoints(knex: Knex, scope: UsageScope, range: UsageRange, sketched: Promise<SketchedUsage>): Promise<TrendPoint[]> {
  const [sums, { periods }] = await Promise.all([readTrend(knex, scope, range), sketched]);
  const p95s = new Map([...periods].flatMap(([at, sketch]) => toEntry(at, latencyOf(sketch)?.p95_ms)));
  return toTrend(periodsOf(range), sums, p95s);
}

function toEntry(at: number, p95_ms: number | undefined): [number, number][] {
  return p95_ms === undefined ? [] : [[at, p95_ms]];
}
