/**
 * Events of this plugin; each may be delivered again, so whoever listens is idempotent.
 * `payment.settled`: `{ order_id }`; the order's total is captured (or zero).
 * `refund.recorded`: `{ order_id, refund_record_id }`; a refund is recorded and, where known, allocated to lines.
 */
export const paymentEvents = {
  settled: "payment.settled",
  refundRecorded: "refund.recorded",
} as const;
