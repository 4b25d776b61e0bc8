/** Shapes of `/store/licenses/:id/usage`, and what the usage page makes of them. Moments are ISO texts, sizes bytes. Pure, for both sides. */

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

export interface LicenseUsage {
  license_id: string;
  /** The billing period that runs now. */
  period: { start: string; end: string };
  limits: Record<string, number>;
  current: Record<string, number>;
  remaining: Record<string, number>;
  totals: UsageTotals;
  /** Every step of the range, zero where nothing was called. */
  trend: TrendPoint[];
  endpoints: { endpoint: string; requests: number; units: number; errors: number; mean_ms: number | null }[];
  status_classes: { status_class: string; requests: number }[];
  countries: { country: string | null; requests: number }[];
}

export interface UsageRequest {
  id: string;
  at: string;
  method: string;
  endpoint: string;
  status: number;
  total_ms: number;
  upstream_ms: number | null;
  request_bytes: number;
  response_bytes: number;
  units: number;
  country: string | null;
}

export const usagePeriods = ["billing", "24h", "7d", "30d"] as const;
export type UsagePeriod = (typeof usagePeriods)[number];

export const periodNames: Record<UsagePeriod, string> = { billing: "This billing period", "24h": "24 hours", "7d": "7 days", "30d": "30 days" };

export type UsageInterval = "hour" | "day";

/** From when to when, in steps of what: `from` lies on the beginning of a step, in UTC. */
export interface UsageRange {
  from: string;
  to: string;
  interval: UsageInterval;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const stepMs: Record<UsageInterval, number> = { hour: HOUR_MS, day: DAY_MS };

/** The word of an address as a period; anything else is the billing period. */
export function toUsagePeriod(word: unknown): UsagePeriod {
  return usagePeriods.find((period) => period === word) ?? "billing";
}

/** The last hours or days up to now, the one that runs included; the billing period from its start. */
export function usageRange(period: UsagePeriod, now: Date, billingStart: string | null): UsageRange {
  const interval = period === "24h" ? "hour" : "day";
  const step = stepMs[interval];
  const back = (steps: number) => new Date(Math.floor(now.getTime() / step) * step - (steps - 1) * step).toISOString();
  const to = now.toISOString();
  if (period === "24h") return { from: back(24), to, interval };
  if (period === "7d") return { from: back(7), to, interval };
  return { from: period === "billing" && billingStart ? billingStart : back(30), to, interval };
}

/** Running sums of the units: what the quota of the billing period is spent on. */
export function runningUnits(trend: readonly TrendPoint[]): number[] {
  let sum = 0;
  return trend.map(({ units }) => (sum += units));
}

const windowNames: Record<string, string> = {
  rpm: "Requests a minute",
  rph: "Requests an hour",
  rpd: "Requests a day",
  concurrent: "Requests at once",
  calls_per_month: "Calls in this billing period",
  bandwidth_bytes_per_month: "Bytes in this billing period",
  error_rate_percent: "Error rate in percent",
};

export function usageLimitName(limit: string): string {
  return windowNames[limit] ?? limit.replaceAll("_", " ");
}

/** The limit that a bar of this width can be held against. */
export function limitOfStep(limits: Readonly<Record<string, number>>, interval: UsageInterval): number | null {
  return (interval === "hour" ? limits["rph"] : limits["rpd"]) ?? null;
}

export interface UsageMeter {
  name: string;
  label: string;
  limit: number;
  used: number;
  remaining: number;
  /** 0 to 1. */
  share: number;
  bytes: boolean;
}

/** The limits of which it is known how much is used. */
export function usageMeters({ limits, current, remaining }: Pick<LicenseUsage, "limits" | "current" | "remaining">): UsageMeter[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const used = current[name];
    if (used === undefined || limit <= 0) return [];
    const left = remaining[name] ?? Math.max(0, limit - used);
    return [{ name, label: usageLimitName(name), limit, used, remaining: left, share: Math.min(1, used / limit), bytes: name.includes("bytes") }];
  });
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

export const countText = (count: number): string => whole.format(count);
export const shareText = (share: number): string => percent.format(share);

/** `–` where nothing is known. */
export function millisecondsText(ms: number | null): string {
  return ms === null ? "–" : `${ms < 10 ? oneDigit.format(ms) : whole.format(ms)} ms`;
}

/** In powers of 1,000. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${oneDigit.format(bytes / 1000 ** step)} ${units[step]}`;
}

const stepFormats: Record<UsageInterval, Intl.DateTimeFormat> = {
  hour: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" }),
  day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }),
};

/** `23 Nov` or `23 Nov, 14:00`, in UTC. */
export function stepText(at: string, interval: UsageInterval): string {
  return stepFormats[interval].format(new Date(at));
}

const secondFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** To the second, for the log of requests. */
export function secondText(at: string): string {
  return secondFormat.format(new Date(at));
}

/** Whether calls of a licence are counted: what was sold as an API or as a service to sign in to, or has quotas. */
export function isMetered({ product_type, limits }: { product_type: string; limits: object | null }): boolean {
  return product_type === "api" || product_type === "saas" || Object.keys(limits ?? {}).length > 0;
}
