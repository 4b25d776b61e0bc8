import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { isGauge } from "../domain/reported-event";
import { periodsOf, type UsageRange } from "../domain/usage-range";
import { conditionsOf, type UsageScope } from "./usage-source";

export interface MeterUsage {
  meter: string;
  /** A counter is added up; of a gauge the last value counts, for several licences the sum of theirs. */
  kind: "counter" | "gauge";
  value: number;
  events: number;
  last_at: Date;
  /** One point for each period; null where nothing was reported. */
  trend: { at: Date; value: number | null }[];
}

/** A developer names as many meters as they like; so many are shown. */
const METERS = 50;

interface Row {
  meter: string;
  /** Null for the whole range. */
  period: Date | null;
  total: string;
  last: string;
  events: string;
  last_at: Date;
}

/** Self-reported meters of a range, by name. */
export async function readMeters(knex: Knex, scope: UsageScope, range: UsageRange): Promise<MeterUsage[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with hours as (
       select *, date_trunc(:interval, hour, 'UTC') as period from usage_meter_hour
        where ${conditionsOf(scope)} and hour >= :from and hour < :to),
     by_license as (
       select meter, license_id, period, sum(total) as total, sum(events) as events, max(last_at) as last_at,
              (array_agg(last_value order by last_at desc))[1] as last
         from hours group by grouping sets ((meter, license_id, period), (meter, license_id)))
     select meter, period, sum(total) as total, sum(last) as last, sum(events) as events, max(last_at) as last_at
       from by_license
      where meter in (select meter from hours group by meter order by meter limit ${METERS})
      group by meter, period order by meter, period`,
    { ...scope, from: range.from, to: range.to, interval: range.interval } as never,
  );
  const periods = periodsOf(range);
  const meters = [...new Set(rows.map(({ meter }) => meter))];
  return meters.map((meter) => {
    const known = rows.filter((row) => row.meter === meter);
    return toMeter(meter, known, periods);
  });
}

function toMeter(meter: string, rows: Row[], periods: Date[]): MeterUsage {
  const isLast = isGauge(meter);
  const valueOf = ({ total, last }: Row) => Number(isLast ? last : total);
  const points = new Map(rows.flatMap((row) => (row.period ? [[row.period.getTime(), valueOf(row)] as const] : [])));
  const whole = rows.find(({ period }) => period === null);
  return {
    meter,
    kind: isLast ? "gauge" : "counter",
    value: whole ? valueOf(whole) : 0,
    events: Number(whole?.events ?? 0),
    last_at: whole?.last_at ?? new Date(0),
    trend: periods.map((at) => ({ at, value: points.get(at.getTime()) ?? null })),
  };
}
