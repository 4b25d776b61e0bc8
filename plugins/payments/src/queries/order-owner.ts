import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The customer of an order, or null when it is nobody's. */
export async function findOrderOwner(knex: Knex, orderId: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { customer_id: string | null }[] }>(`select customer_id from "order" where id = ? and deleted_at is null`, [orderId]);
  return rows[0]?.customer_id ?? null;
}
