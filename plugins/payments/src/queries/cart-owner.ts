import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The customer with an account whose cart it is; null for a guest's cart and for one that does not exist. */
export async function findCartOwner(knex: Knex, cartId: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select c.id from cart join customer c on c.id = cart.customer_id and c.has_account where cart.id = ? and cart.deleted_at is null`,
    [cartId],
  );
  return rows[0]?.id ?? null;
}
