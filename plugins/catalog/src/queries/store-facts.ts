import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Currencies in which the store sells, and the sales channel of its storefront. */
export async function readStoreFacts(knex: Knex): Promise<{ currencies: string[]; sales_channel_id: string | null }> {
  const { rows } = await knex.raw<{ rows: { currencies: string[]; sales_channel_id: string | null }[] }>(
    `select s.default_sales_channel_id as sales_channel_id,
            coalesce((select json_agg(c.currency_code order by c.currency_code) from store_currency c where c.store_id = s.id and c.deleted_at is null), '[]') as currencies
       from store s where s.deleted_at is null order by s.created_at limit 1`,
  );
  return rows[0] ?? { currencies: [], sales_channel_id: null };
}
