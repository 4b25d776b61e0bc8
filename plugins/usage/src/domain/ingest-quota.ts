import { toArrayLiteral } from "./ingest-columns";
import type { UsageEvent } from "./usage-event";

const HOUR_MS = 3_600_000;

interface Spent {
  lease_id: string | null;
  license_id: string;
  metric: "calls" | "bytes";
  /** The hour in which it was spent: months of quotas begin with an hour. */
  at: number;
  amount: number;
}

/** What events take off leases and quotas: one sum per lease and metric, without a lease per licence, metric and hour. */
export function spentBy(events: readonly UsageEvent[]): Spent[] {
  const sums = new Map<string, Spent>();
  const add = (metric: Spent["metric"], lease_id: string | null, { license_id, at }: UsageEvent, amount: number): void => {
    if (amount <= 0) return;
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    const key = lease_id === null ? `${metric} ${hour} ${license_id}` : `${metric} ${lease_id}`;
    const sum = sums.get(key);
    if (sum) sum.amount += amount;
    else sums.set(key, { lease_id, license_id, metric, at: hour, amount });
  };
  for (const event of events) {
    add("calls", event.calls_lease_id, event, event.units);
    add("bytes", event.bytes_lease_id, event, event.request_bytes + event.response_bytes);
  }
  return [...sums.values()];
}

/** Parameters of `usage_report`. */
export function toReportArrays(spent: readonly Spent[]): string[] {
  return [
    toArrayLiteral(spent.map(({ lease_id }) => lease_id)),
    toArrayLiteral(spent.map(({ license_id }) => license_id)),
    toArrayLiteral(spent.map(({ metric }) => metric)),
    toArrayLiteral(spent.map(({ at }) => new Date(at).toISOString())),
    toArrayLiteral(spent.map(({ amount }) => amount)),
  ];
}
