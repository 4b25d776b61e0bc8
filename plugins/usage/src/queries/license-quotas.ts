import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** What a product grants where a licence's own terms name no limit. */
export async function readDefaultLimits(knex: Knex, productId: string): Promise<Record<string, number>> {
  const { rows } = await knex.raw<{ rows: { default_limits: Record<string, number> }[] }>(
    `select c.default_limits from api_configuration c join listing l on l.id = c.listing_id and l.deleted_at is null where l.product_id = ?`,
    [productId],
  );
  return rows[0]?.default_limits ?? {};
}

/**
 * What a licence has used of a billing month, by the name of the limit. The quota's own figure where there is a quota
 * (it is what the gateway refuses by), else what is summed by hour.
 */
export async function readCurrent(knex: Knex, licenseId: string, period: { start: Date; end: Date }): Promise<Record<string, number>> {
  const { rows } = await knex.raw<{ rows: { calls: string; bytes: string }[] }>(
    `select coalesce(max(q.used) filter (where q.metric = 'calls'), max(h.units), 0) as calls,
            coalesce(max(q.used) filter (where q.metric = 'bytes'), max(h.bytes), 0) as bytes
       from (select sum(units) as units, sum(bytes_in + bytes_out) as bytes
               from usage_hour where license_id = :license_id and hour >= :start and hour < :end) as h
       left join usage_quota q on q.license_id = :license_id and q.period_start = :start`,
    { license_id: licenseId, ...period } as never,
  );
  return { calls_per_month: Number(rows[0]?.calls ?? 0), bandwidth_bytes_per_month: Number(rows[0]?.bytes ?? 0) };
}
