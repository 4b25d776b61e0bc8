/** Runs SQL on a connection of the caller's choice, so that it can be read inside their transaction. */
type Execute = (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>;

/** Refunded minor units by order line of one order; refunds that nobody has allocated are not in it. */
export async function readRefundedByLine(execute: Execute, orderId: string): Promise<Map<string, number>> {
  const rows = await execute(
    `select a.order_line_id, sum(a.amount_minor) as total from refund_allocation a
       join refund_record r on r.id = a.refund_record_id where r.order_id = ? group by a.order_line_id`,
    [orderId],
  );
  return new Map(rows.map((row) => [String(row["order_line_id"]), Number(row["total"])]));
}
