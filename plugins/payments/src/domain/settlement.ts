/** What decides whether an order is paid for; amounts in integer minor units of one currency. */
export interface OrderBalance {
  /** Total to pay, before any refund lowered it. */
  total_minor: number;
  captured_minor: number;
  /** Drafts and orders cancelled without a payment owe nothing and get nothing. */
  open: boolean;
}

/** The settlement rule: an order is settled when its total is zero or at least its total is captured. */
export function isSettled(balance: OrderBalance): boolean {
  return balance.open && balance.captured_minor >= balance.total_minor;
}
