/** Answers of the usage routes, as far as pages show them. */
export interface UsageTotals {
  requests: number;
  units: number;
  bytes_in: number;
  bytes_out: number;
  errors: number;
  /** 0 to 1. */
  error_rate: number;
  mean_ms: number | null;
  p50_ms: number | null;
  p95_ms: number | null;
  p99_ms: number | null;
  unique_ips: number | null;
}

export interface TrendPoint {
  at: string;
  requests: number;
  units: number;
  errors: number;
  bytes_in: number;
  bytes_out: number;
  mean_ms: number | null;
  p95_ms: number | null;
}

export const usageIntervals = ["hour", "day", "week", "month"] as const;
export type UsageInterval = (typeof usageIntervals)[number];

export interface UsageRange {
  from: string;
  to: string;
  interval: UsageInterval;
}

export interface UsageFigures {
  requests: number;
  units: number;
  errors: number;
  mean_ms: number | null;
}

export interface ProductUsage extends UsageFigures {
  product_id: string;
  developer_id: string;
  title: string | null;
  developer_handle: string | null;
}
