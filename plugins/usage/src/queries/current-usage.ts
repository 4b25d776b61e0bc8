import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ReadCurrentUsage } from "@mintreu/licensing/ports/current-usage";
import { billingDayOf, billingMonthAt } from "../domain/billing-month";
import { readCurrent } from "./license-quotas";

const limitNames: Readonly<Record<string, string>> = { calls: "calls_per_month", bytes: "bandwidth_bytes_per_month" };

/**
 * Answers what licensing asks at a validation: what a licence has used of its month. One indexed read where the gateway
 * keeps a quota; a licence that it has not asked about yet is answered from the sums by hour.
 */
export function currentUsageReader(knex: Knex): ReadCurrentUsage {
  return async (licenseId, now) => {
    const { rows } = await knex.raw<{ rows: { metric: string; used: string }[] }>(
      `select metric, used from usage_quota where license_id = ? and period_start <= ? and period_end > ?`,
      [licenseId, now, now],
    );
    if (rows.length > 0) return Object.fromEntries(rows.map(({ metric, used }) => [limitNames[metric], Number(used)]));
    const { rows: found } = await knex.raw<{ rows: { created_at: Date }[] }>(`select created_at from license where id = ?`, [licenseId]);
    if (!found[0]) return {};
    const { start, end } = billingMonthAt(now.getTime(), billingDayOf(found[0].created_at));
    const used = await readCurrent(knex, licenseId, { start: new Date(start), end: new Date(end) });
    return Object.fromEntries(Object.entries(used).filter(([, units]) => units > 0));
  };
}
