import type { LimitsInForce } from "../contract";

const MINUTE_MS = 60_000;
const windows: Readonly<Record<string, number>> = { rpm: MINUTE_MS, rph: 60 * MINUTE_MS, rpd: 24 * 60 * MINUTE_MS };

/** The quotas of a month, by the metric that the store counts them in. */
const metrics = { calls_per_month: "calls", bandwidth_bytes_per_month: "bytes" } as const;
type QuotaName = keyof typeof metrics;
export type QuotaMetric = (typeof metrics)[QuotaName];

export interface RateTerm {
  name: string;
  limit: number;
  window_ms: number;
}

export interface QuotaTerm {
  name: QuotaName;
  metric: QuotaMetric;
  limit: number;
}

/** The limits of a licence, sorted by who keeps them. */
export interface LimitPlan {
  rates: readonly RateTerm[];
  concurrent: number | null;
  error_rate_percent: number | null;
  quotas: readonly QuotaTerm[];
}

/** A licence's own limits; where one is not named, the product's. Names and figures that are no limits are left out. */
export function planOf(own: LimitsInForce, defaults: LimitsInForce): LimitPlan {
  const limitOf = (name: string): number | null => {
    const limit = own[name] ?? defaults[name];
    return typeof limit === "number" && Number.isFinite(limit) && limit >= 0 ? Math.floor(limit) : null;
  };
  const rates = Object.entries(windows).flatMap(([name, window_ms]) => {
    const limit = limitOf(name);
    return limit === null ? [] : [{ name, limit, window_ms }];
  });
  const quotas = (Object.keys(metrics) as QuotaName[]).flatMap((name) => {
    const limit = limitOf(name);
    return limit === null ? [] : [{ name, metric: metrics[name], limit }];
  });
  return { rates, concurrent: limitOf("concurrent"), error_rate_percent: limitOf("error_rate_percent"), quotas };
}
