import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Different people who bought a product, by product id: since a moment and ever, of the given products or
 * of all. Licences come from settled orders only; one that was taken back (a refund, a cancelled order) or
 * never sold counts nobody, and fifty licences of one buyer count one.
 */
export async function readProductHolders(knex: Knex, productIds: string[] | null, since: Date): Promise<Map<string, { recent: number; ever: number }>> {
  const { rows } = await knex.raw<{ rows: { product_id: string; recent: number; ever: number }[] }>(
    `select product_id, count(*) filter (where bought_at >= ?)::integer as recent, count(*)::integer as ever
       from (select product_id, coalesce(customer_id, lower(email)) as holder, max(created_at) as bought_at from license
              where order_id is not null and status <> 'revoked' and deleted_at is null
                and (?::text[] is null or product_id = any(?))
              group by 1, 2) held
      group by product_id`,
    [since, productIds, productIds] as never[],
  );
  return new Map(rows.map(({ product_id, recent, ever }) => [product_id, { recent, ever }]));
}
