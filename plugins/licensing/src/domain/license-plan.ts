/** A line of an order as licensing sees it; amounts in minor units. */
export interface LicensableLine {
  order_line_id: string;
  quantity: number;
  paid_minor: number;
  refunded_minor: number;
}

export interface IssuedLicense {
  id: string;
  order_line_id: string;
  /** 1..quantity of its line. */
  ordinal: number;
  /** Whether the line still pays for it: its period is not removed. */
  paid_for: boolean;
}

export interface LicensePlan {
  issue: { order_line_id: string; ordinal: number }[];
  /** Ids of licences whose period on this line is to be removed. */
  withdraw: string[];
}

/**
 * What is missing and what is too much, given what was paid and given back. Each line deserves one
 * licence per unit that is not refunded; a refund of part of a unit takes nothing away. The last
 * ordinals go first. Nothing is issued before the order is settled. Running the plan and planning
 * again gives an empty plan.
 */
export function planLicenses(
  order: { settled: boolean; canceled: boolean },
  lines: readonly LicensableLine[],
  existing: readonly IssuedLicense[],
): LicensePlan {
  const plan: LicensePlan = { issue: [], withdraw: [] };
  for (const line of lines) {
    const deserved = order.canceled ? 0 : line.quantity - unitsRefunded(line);
    const issued = existing.filter((license) => license.order_line_id === line.order_line_id);
    plan.withdraw.push(...issued.filter(({ ordinal, paid_for }) => paid_for && ordinal > deserved).map(({ id }) => id));
    if (!order.settled) continue;
    const ordinals = new Set(issued.map(({ ordinal }) => ordinal));
    for (let ordinal = 1; ordinal <= deserved; ordinal++) {
      if (!ordinals.has(ordinal)) plan.issue.push({ order_line_id: line.order_line_id, ordinal });
    }
  }
  return plan;
}

/** Whole units that the refunds of a line pay back. */
export function unitsRefunded({ quantity, paid_minor, refunded_minor }: LicensableLine): number {
  if (paid_minor <= 0) return 0;
  return Math.min(quantity, Number((BigInt(quantity) * BigInt(refunded_minor)) / BigInt(paid_minor)));
}
