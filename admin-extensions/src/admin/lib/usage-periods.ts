import type { UsageInterval } from "./usage-shapes";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a page of usage can be about, by the word that stands in its URL. */
export const usagePeriods = [
  { value: "day", label: "Last 24 hours", days: 1, interval: "hour" },
  { value: "week", label: "Last 7 days", days: 7, interval: "day" },
  { value: "month", label: "Last 30 days", days: 30, interval: "day" },
  { value: "quarter", label: "Last 90 days", days: 90, interval: "week" },
  { value: "year", label: "Last 12 months", days: 365, interval: "month" },
] as const satisfies readonly { value: string; label: string; days: number; interval: UsageInterval }[];

export type UsagePeriod = (typeof usagePeriods)[number]["value"];

export const DEFAULT_PERIOD: UsagePeriod = "month";

/** What is asked for: from a whole hour or day, so that the same question is asked for a while. */
export function rangeQueryOf(period: UsagePeriod, now: Date): { from: string; interval: UsageInterval } {
  const { days, interval } = usagePeriods.find(({ value }) => value === period) ?? usagePeriods[2];
  const unit = interval === "hour" ? HOUR_MS : DAY_MS;
  const end = Math.ceil(now.getTime() / unit) * unit;
  return { from: new Date(end - days * DAY_MS).toISOString(), interval };
}

export function toUsagePeriod(text: string | null): UsagePeriod {
  return usagePeriods.find(({ value }) => value === text)?.value ?? DEFAULT_PERIOD;
}
