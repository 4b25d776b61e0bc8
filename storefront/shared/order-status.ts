interface OrderState {
  total?: number | null;
  status?: string | null;
  payment_status?: string | null;
}

const PAYMENT_TEXT: Record<string, string> = {
  not_paid: "Not paid",
  awaiting: "Payment awaited",
  authorized: "Payment authorised",
  partially_authorized: "Partly authorised",
  captured: "Paid",
  partially_captured: "Partly paid",
  partially_refunded: "Partly refunded",
  refunded: "Refunded",
  canceled: "Cancelled",
  requires_action: "Action needed",
};

/** One word for where an order stands; a free order has nothing to be paid. */
export function orderStatusText(order: OrderState): string {
  if (order.status === "canceled") return "Cancelled";
  if (!order.total && (!order.payment_status || order.payment_status === "not_paid")) return "Free";
  return PAYMENT_TEXT[order.payment_status ?? ""] ?? "Placed";
}
