import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface EngineRefund {
  refund_id: string;
  payment_id: string;
  order_id: string;
  amount: string;
  currency_code: string;
}

/** The engine's refunds that have no record of ours yet, oldest first; of one payment or of all. */
export async function findUnrecordedRefunds(knex: Knex, filter: { paymentId?: string; limit: number }): Promise<EngineRefund[]> {
  const { rows } = await knex.raw<{ rows: EngineRefund[] }>(
    `select r.id as refund_id, r.payment_id, opc.order_id, r.amount, p.currency_code
       from refund r
       join payment p on p.id = r.payment_id
       join order_payment_collection opc on opc.payment_collection_id = p.payment_collection_id and opc.deleted_at is null
       left join refund_record known on known.refund_id = r.id
      where known.id is null and r.deleted_at is null and (?::text is null or r.payment_id = ?)
      order by r.created_at, r.id limit ?`,
    [filter.paymentId ?? null, filter.paymentId ?? null, filter.limit],
  );
  return rows;
}
