/** What is looked at of one hour, of a product or of a licence. */
export interface WatchedHour {
  requests: number;
  errors: number;
  total_us: number;
}

export interface WatchedCallers {
  unique_ips: number;
  countries: number;
}

export type UsageAlert =
  | { kind: "error_spike"; error_rate: number; usual_error_rate: number; requests: number }
  | { kind: "slow_answers"; mean_ms: number; usual_mean_ms: number; requests: number }
  | { kind: "unusual_use"; unique_ips: number; usual_unique_ips: number; countries: number; usual_countries: number };

export type UsageAlertKind = UsageAlert["kind"];

/** Fewer calls say nothing: one failure of two is no spike. */
export const ENOUGH_REQUESTS = 50;

const ERROR_RATE_FROM = 0.1;
const ERROR_RATE_TIMES = 3;

const SLOWER_BY_MS = 100;
const SLOWER_TIMES = 2;

export const MANY_IPS = 20;
export const MANY_COUNTRIES = 5;
const MORE_CALLERS_TIMES = 3;

/** More than a tenth of the calls of an hour failed, and three times the share that fails usually. */
export function errorSpike(hour: WatchedHour, usual: WatchedHour): UsageAlert | null {
  if (hour.requests < ENOUGH_REQUESTS) return null;
  const [now, before] = [hour.errors / hour.requests, share(usual.errors, usual.requests)];
  // Multiplied instead of divided: whole numbers compare exactly.
  const isSpike = hour.errors * usual.requests >= usual.errors * hour.requests * ERROR_RATE_TIMES;
  if (now <= ERROR_RATE_FROM || !isSpike) return null;
  return { kind: "error_spike", error_rate: rounded(now), usual_error_rate: rounded(before), requests: hour.requests };
}

/** Answers took twice as long as usually, and a tenth of a second longer. Without a usual figure nothing is said. */
export function slowAnswers(hour: WatchedHour, usual: WatchedHour): UsageAlert | null {
  if (hour.requests < ENOUGH_REQUESTS || usual.requests < ENOUGH_REQUESTS) return null;
  const [now, before] = [hour.total_us / hour.requests / 1000, usual.total_us / usual.requests / 1000];
  if (now < before * SLOWER_TIMES || now - before < SLOWER_BY_MS) return null;
  return { kind: "slow_answers", mean_ms: rounded(now), usual_mean_ms: rounded(before), requests: hour.requests };
}

/**
 * One key came from many addresses or countries, and from three times as many as in its busiest hour before: it may
 * have leaked. Of a key that was never used before nothing is said.
 */
export function unusualUse(hour: WatchedCallers, busiest: WatchedCallers | null): UsageAlert | null {
  if (!busiest) return null;
  const isMany = (now: number, before: number, many: number) => now >= many && now >= before * MORE_CALLERS_TIMES;
  if (!isMany(hour.unique_ips, busiest.unique_ips, MANY_IPS) && !isMany(hour.countries, busiest.countries, MANY_COUNTRIES)) return null;
  return {
    kind: "unusual_use",
    unique_ips: hour.unique_ips,
    usual_unique_ips: busiest.unique_ips,
    countries: hour.countries,
    usual_countries: busiest.countries,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
