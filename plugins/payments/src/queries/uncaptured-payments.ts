import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Authorised payments of an order that are neither captured nor cancelled. */
export async function listUncapturedPayments(knex: Knex, orderId: string): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select p.id from payment p
       join order_payment_collection opc on opc.payment_collection_id = p.payment_collection_id and opc.deleted_at is null
      where opc.order_id = ? and p.captured_at is null and p.canceled_at is null and p.deleted_at is null
      order by p.created_at, p.id`,
    [orderId],
  );
  return rows.map(({ id }) => id);
}
