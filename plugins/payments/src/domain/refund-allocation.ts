import { splitByWeights } from "@mintreu/kit/domain/money";

/** A line of an order with what was paid for it and what earlier refunds gave back, in minor units. */
export interface PaidLine {
  order_line_id: string;
  paid_minor: number;
  refunded_minor: number;
}

export interface Allocation {
  order_line_id: string;
  amount_minor: number;
}

/**
 * Gives a refund to the lines it can only belong to: everything that was left to refund goes back to
 * every line, and an order of one line leaves no choice. Otherwise null: somebody has to say. More
 * than is left cannot belong to lines either.
 */
export function allocateRefund(amountMinor: number, lines: readonly PaidLine[]): Allocation[] | null {
  const left = lines.map((line) => Math.max(0, line.paid_minor - line.refunded_minor));
  const total = left.reduce((sum, amount) => sum + amount, 0);
  const open = lines.filter((_line, index) => (left[index] ?? 0) > 0);
  if (amountMinor <= 0 || total === 0 || amountMinor > total) return null;
  if (amountMinor < total && open.length > 1) return null;
  return splitByWeights(amountMinor, left)
    .map((amount_minor, index) => ({ order_line_id: lines[index]?.order_line_id ?? "", amount_minor }))
    .filter((allocation) => allocation.amount_minor > 0);
}

export type AllocationFault = "unknown_line" | "line_named_twice" | "more_than_paid" | "sum_differs";

/** What is wrong with an allocation that a person gave; null when it can stand. */
export function findAllocationFault(amountMinor: number, lines: readonly PaidLine[], given: readonly Allocation[]): AllocationFault | null {
  const seen = new Set<string>();
  for (const { order_line_id, amount_minor } of given) {
    const line = lines.find((one) => one.order_line_id === order_line_id);
    if (!line) return "unknown_line";
    if (seen.has(order_line_id)) return "line_named_twice";
    seen.add(order_line_id);
    if (amount_minor > line.paid_minor - line.refunded_minor) return "more_than_paid";
  }
  return given.reduce((sum, { amount_minor }) => sum + amount_minor, 0) === amountMinor ? null : "sum_differs";
}
