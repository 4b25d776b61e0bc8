import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A share of a quota that was reached in a billing month. */
export interface ReachedThreshold {
  license_id: string;
  metric: "calls" | "bytes";
  period_start: Date;
  percent: number;
  used: number;
  quota: number;
  created_at: Date;
}

type Row = Omit<ReachedThreshold, "used" | "quota"> & { used: string; quota: string };

const SELECT = `select license_id, metric, period_start, percent, used, quota, created_at from usage_threshold t`;

/** Several that were reached by one step are one piece of news: the highest. */
export const IS_NEWS = `not exists (
  select 1 from usage_threshold h
   where h.license_id = t.license_id and h.metric = t.metric and h.period_start = t.period_start and h.percent > t.percent and h.created_at = t.created_at)`;

/** Named by `thresholdIdOf`; null when there is none, or when a higher one is told instead. */
export async function findThreshold(knex: Knex, id: string): Promise<ReachedThreshold | null> {
  const [license_id = "", metric = "", seconds = "", percent = ""] = id.split(":");
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `${SELECT} where license_id = ? and metric = ? and period_start = to_timestamp(?) and percent = ? and ${IS_NEWS}`,
    [...[license_id, metric], ...[Number(seconds), Number(percent)]],
  );
  return rows[0] ? toThreshold(rows[0]) : null;
}

/** Those that nobody was told of, oldest first. */
export async function listSilentThresholds(knex: Knex, limit: number): Promise<ReachedThreshold[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(`${SELECT} where announced_at is null order by created_at, license_id, metric, percent limit ?`, [limit]);
  return rows.map(toThreshold);
}

export async function markThresholdsTold(knex: Knex, thresholds: readonly ReachedThreshold[], now: Date): Promise<void> {
  await knex.raw(
    `update usage_threshold t set announced_at = :now
       from jsonb_to_recordset(:rows::jsonb) as r (license_id text, metric text, period_start timestamptz, percent smallint)
      where t.license_id = r.license_id and t.metric = r.metric and t.period_start = r.period_start and t.percent = r.percent and t.announced_at is null`,
    { now, rows: JSON.stringify(thresholds) } as never,
  );
}

/** `<licence>:<metric>:<period's start in seconds>:<percent>` */
export function thresholdIdOf({ license_id, metric, period_start, percent }: ReachedThreshold): string {
  return [license_id, metric, Math.floor(period_start.getTime() / 1000), percent].join(":");
}

function toThreshold(row: Row): ReachedThreshold {
  return { ...row, used: Number(row.used), quota: Number(row.quota) };
}
