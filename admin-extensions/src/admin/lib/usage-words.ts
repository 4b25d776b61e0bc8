import type { UsageInterval } from "./usage-shapes";

const whole = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });

export const countText = (value: number): string => whole.format(value);

/** For axes, where there is little room. */
export const shortText = (value: number): string => short.format(value);

export const shareText = (value: number): string => share.format(value);

export function durationText(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${whole.format(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

// Periods begin at whole hours and days in UTC, and are named by them.
const hour = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat(undefined, { month: "short", year: "numeric", timeZone: "UTC" });

/** A period by its beginning. */
export function periodText(at: string, interval: UsageInterval): string {
  const date = new Date(at);
  if (interval === "hour") return `${hour.format(date)} UTC`;
  if (interval === "month") return month.format(date);
  return interval === "week" ? `Week of ${day.format(date)}` : day.format(date);
}
