/** Sums as they are stored; microseconds, so that they add up the same in every order. */
export interface UsageSums {
  requests: number;
  units: number;
  bytes_in: number;
  bytes_out: number;
  errors: number;
  total_us: number;
}

/** What is worked out from single calls; null where it is not known (yet). */
export interface UsageDetails {
  p50_ms: number | null;
  p95_ms: number | null;
  p99_ms: number | null;
  unique_ips: number | null;
}

export interface UsageTotals extends UsageDetails {
  requests: number;
  units: number;
  bytes_in: number;
  bytes_out: number;
  errors: number;
  /** Share of the calls, 0 to 1. */
  error_rate: number;
  mean_ms: number | null;
}

export interface TrendPoint {
  at: Date;
  requests: number;
  units: number;
  errors: number;
  bytes_in: number;
  bytes_out: number;
  mean_ms: number | null;
  p95_ms: number | null;
}

export const noUsage: Readonly<UsageSums> = { requests: 0, units: 0, bytes_in: 0, bytes_out: 0, errors: 0, total_us: 0 };

export const noDetails: Readonly<UsageDetails> = { p50_ms: null, p95_ms: null, p99_ms: null, unique_ips: null };

export function toTotals({ total_us, ...sums }: UsageSums, details: UsageDetails): UsageTotals {
  return { ...sums, error_rate: errorRate(sums), mean_ms: meanMs({ requests: sums.requests, total_us }), ...details };
}

/** One point for each period, also where nothing was called. */
export function toTrend(periods: readonly Date[], sums: ReadonlyMap<number, UsageSums>, p95s: ReadonlyMap<number, number>): TrendPoint[] {
  return periods.map((at) => {
    const { total_us, ...rest } = sums.get(at.getTime()) ?? noUsage;
    return { at, ...rest, mean_ms: meanMs({ requests: rest.requests, total_us }), p95_ms: p95s.get(at.getTime()) ?? null };
  });
}

/** A row of a table: its counts, and how long a call took on average. */
export function toFigures({ requests, units, errors, bytes_in, bytes_out, total_us }: UsageSums) {
  return { requests, units, errors, bytes_in, bytes_out, mean_ms: meanMs({ requests, total_us }) };
}

export function errorRate({ requests, errors }: Pick<UsageSums, "requests" | "errors">): number {
  return requests === 0 ? 0 : Math.round((errors / requests) * 10_000) / 10_000;
}

/** Null where there was no call: nothing has no duration. */
export function meanMs({ requests, total_us }: Pick<UsageSums, "requests" | "total_us">): number | null {
  return requests === 0 ? null : Math.round(total_us / requests) / 1000;
}
