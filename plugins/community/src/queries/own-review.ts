import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The customer's own review of a product with its status, or null. */
export async function findOwnReview(knex: Knex, by: { customer_id: string } & ({ product_id: string } | { id: string })) {
  const [column, value] = "id" in by ? ["id", by.id] : ["product_id", by.product_id];
  const { rows } = await knex.raw<{ rows: Record<string, unknown>[] }>(
    `select id, product_id, rating, title, body, status, hidden_reason, created_at, edited_at
       from review where ${column} = ? and customer_id = ? and deleted_at is null`,
    [value, by.customer_id],
  );
  return rows[0] ?? null;
}
