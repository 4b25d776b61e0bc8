import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { dayOf, VISIT_MS } from "../domain/visit";
import type { ProductView } from "../views/view-counter";

/** The key of that day for digests of visitors, the same in all processes; made by whoever asks first. */
export async function readVisitorKey(knex: Knex, day: string): Promise<Buffer> {
  await knex.raw(`insert into product_view_key (day, key) values (?::date, ?) on conflict (day) do nothing`, [day, randomBytes(32)]);
  const { rows } = await knex.raw<{ rows: [{ key: Buffer }] }>(`select key from product_view_key where day = ?::date`, [day]);
  return rows[0].key;
}

/**
 * Adds views to the counts of their days. The row of a visit decides in one statement whether it counts, so
 * that parallel processes count a visitor once; rows are taken in one order, so that they do not block each other.
 */
export async function storeViews(knex: Knex, views: readonly ProductView[]): Promise<void> {
  await knex.raw(
    `with seen as (
       insert into product_view_visit (product_id, visitor, counted_at)
       select * from unnest(?::text[], ?::bytea[], ?::timestamptz[]) as v(product_id, visitor, seen_at) order by 1, 2
       on conflict (product_id, visitor) do update set counted_at = excluded.counted_at
        where product_view_visit.counted_at <= excluded.counted_at - ? * interval '1 millisecond'
       returning product_id, counted_at
     )
     insert into product_view_day (product_id, day, count)
     select product_id, (counted_at at time zone 'UTC')::date, count(*) from seen group by 1, 2 order by 1, 2
     on conflict (product_id, day) do update set count = product_view_day.count + excluded.count`,
    [views.map((one) => one.product_id), views.map((one) => one.visitor), views.map((one) => one.seen_at.toISOString()), VISIT_MS] as never[],
  );
}

/** Removes what told visitors apart and is of no use any more. */
export async function forgetVisitors(knex: Knex, now: Date): Promise<void> {
  await knex.raw(`delete from product_view_visit where counted_at <= ?`, [new Date(now.getTime() - VISIT_MS)]);
  await knex.raw(`delete from product_view_key where day < ?::date`, [dayOf(now)]);
}

/** Views of each day (UTC) from the first to the last, those without any included: of a product, or of all that a developer has. */
export async function readDailyViews(
  knex: Knex,
  of: { product_id: string } | { developer_id: string },
  from: string,
  to: string,
): Promise<{ day: string; count: number }[]> {
  const [condition, id] =
    "product_id" in of ? ["v.product_id = ?", of.product_id] : ["v.product_id in (select product_id from listing where developer_id = ?)", of.developer_id];
  const { rows } = await knex.raw<{ rows: { day: string; count: number }[] }>(
    `select to_char(d, 'YYYY-MM-DD') as day, coalesce(sum(v.count), 0)::integer as count
       from generate_series(?::timestamp, ?::timestamp, interval '1 day') as d
       left join product_view_day v on v.day = d::date and ${condition}
      group by d order by d`,
    [from, to, id],
  );
  return rows;
}

export interface Viewer {
  customer_id: string | null;
  member_id: string | null;
}

/** Whether the viewer belongs to those who sell the product; null when the product is not visible. */
export async function findViewedProduct(knex: Knex, productId: string, { customer_id, member_id }: Viewer): Promise<{ is_own: boolean } | null> {
  const { rows } = await knex.raw<{ rows: { is_own: boolean }[] }>(
    `select (coalesce(d.applicant_customer_id = ?, false)
             or exists (select 1 from developer_member m left join customer c on c.id = ?
                         where m.developer_id = d.id and m.deleted_at is null and (m.id = ? or lower(m.email) = lower(c.email)))) as is_own
       from listing l
       join product p on p.id = l.product_id and p.status = 'published' and p.deleted_at is null
       join developer d on d.id = l.developer_id and d.status = 'active'
      where l.product_id = ? and l.status = 'published' and l.deleted_at is null`,
    [customer_id, customer_id, member_id, productId] as never[],
  );
  return rows[0] ?? null;
}
