import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The order that a payment belongs to, or null while its cart is not completed. */
export async function findOrderOfPayment(knex: Knex, paymentId: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { order_id: string }[] }>(
    `select opc.order_id from payment p
       join order_payment_collection opc on opc.payment_collection_id = p.payment_collection_id and opc.deleted_at is null
      where p.id = ? limit 1`,
    [paymentId],
  );
  return rows[0]?.order_id ?? null;
}
