import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toMinor } from "@mintreu/kit/domain/money";
import { isSettled } from "../domain/settlement";
import type { PaidLine } from "../domain/refund-allocation";

export interface SettlementOfOrder {
  order_id: string;
  currency_code: string;
  total_minor: number;
  captured_minor: number;
  settled: boolean;
  canceled: boolean;
  customer_id: string | null;
  email: string | null;
  created_at: Date;
  lines: (Omit<PaidLine, "refunded_minor"> & { variant_id: string | null; quantity: number; metadata: Record<string, unknown> })[];
}

type Amount = Parameters<typeof MathBN.convert>[0];

interface EngineOrder {
  id: string;
  status: string;
  is_draft_order: boolean;
  currency_code: string;
  total: Amount;
  credit_line_total: Amount;
  customer_id: string | null;
  email: string | null;
  created_at: string | Date;
  canceled_at: string | Date | null;
  items: { id: string; variant_id: string | null; quantity: number; total: Amount; metadata: Record<string, unknown> | null }[];
}

/**
 * The one question whether an order is paid for, with what was paid for each line; null for an unknown
 * order. A refund lowers the engine's total by a credit line, which is added back here.
 */
export async function findSettlement(container: MedusaContainer, orderId: string): Promise<SettlementOfOrder | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "status", "is_draft_order", "currency_code", "total", "credit_line_total", "customer_id", "email", "created_at", "canceled_at", "items.*"],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as EngineOrder | undefined;
  if (!order) return null;
  const currency = order.currency_code;
  const captured_minor = await capturedOf(databaseOf(container), orderId, currency);
  const total_minor = minor(MathBN.add(order.total, order.credit_line_total ?? 0), currency);
  const canceled = order.status === "canceled" || order.canceled_at !== null;
  const open = !order.is_draft_order && order.status !== "draft" && !(canceled && captured_minor === 0);
  return {
    order_id: order.id,
    currency_code: currency,
    total_minor,
    captured_minor,
    settled: isSettled({ total_minor, captured_minor, open }),
    canceled,
    customer_id: order.customer_id,
    email: order.email,
    created_at: new Date(order.created_at),
    lines: order.items.map((item) => ({
      order_line_id: item.id,
      variant_id: item.variant_id,
      quantity: Number(item.quantity),
      paid_minor: minor(item.total, currency),
      metadata: item.metadata ?? {},
    })),
  };
}

/** Sum of all captures of the order's payments. */
async function capturedOf(knex: Knex, orderId: string, currency: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { captured: string }[] }>(
    `select coalesce(sum(c.amount), 0) as captured
       from order_payment_collection opc
       join payment p on p.payment_collection_id = opc.payment_collection_id and p.deleted_at is null
       join capture c on c.payment_id = p.id and c.deleted_at is null
      where opc.order_id = ? and opc.deleted_at is null`,
    [orderId],
  );
  return toMinor(rows[0]?.captured ?? "0", currency);
}

function minor(amount: Amount, currency: string): number {
  return toMinor(MathBN.convert(amount).toString(), currency);
}
