/** A quota's month: from `start`, up to and without `end`. Milliseconds since 1970. */
export interface BillingMonth {
  start: number;
  end: number;
}

/** The day of the month on which a licence's months begin: that of its first period, in UTC. */
export function billingDayOf(firstPeriodStart: Date): number {
  return firstPeriodStart.getUTCDate();
}

/**
 * The month that holds a time, for a licence whose months begin at 00:00 UTC of `billingDay` (1 to 31). Where a month
 * has no such day its last day takes its place, and the next one returns to the day: 31 January, 28 February, 31 March.
 */
export function billingMonthAt(nowMs: number, billingDay: number): BillingMonth {
  const now = new Date(nowMs);
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  const here = startIn(year, month, billingDay);
  return nowMs >= here ? { start: here, end: startIn(year, month + 1, billingDay) } : { start: startIn(year, month - 1, billingDay), end: here };
}

function startIn(year: number, month: number, billingDay: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(Math.max(1, billingDay), lastDay));
}
