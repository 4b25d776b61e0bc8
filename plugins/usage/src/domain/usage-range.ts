import { DomainError } from "@mintreu/kit/domain/errors";

export const intervals = ["hour", "day", "week", "month"] as const;
export type Interval = (typeof intervals)[number];

/** From `from` up to, but not with, `to`: whole hours for the interval `hour`, whole days (UTC) for the others. */
export interface UsageRange {
  from: Date;
  to: Date;
  interval: Interval;
}

export interface AskedRange {
  from?: Date | undefined;
  to?: Date | undefined;
  interval?: Interval | undefined;
}

export const DEFAULT_DAYS = 30;
export const MOST_DAYS = 400;
/** Hour by hour that is 1,488 points: more than a chart or a person can tell apart. */
export const MOST_DAYS_BY_HOUR = 62;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What is asked for, with its defaults (the last thirty days, by day; up to two days by hour), widened to whole
 * hours or days and never beyond the hour or day of `now`. Errors: request.invalid.
 */
export function rangeOf({ from, to, interval }: AskedRange, now: Date): UsageRange {
  const end = to ?? now;
  const start = from ?? addMs(end, -DEFAULT_DAYS * DAY_MS);
  const span = end.getTime() - start.getTime();
  if (!(span > 0)) throw invalid('from: must lie before "to"');
  if (start > now) throw invalid("from: lies in the future");
  if (span > MOST_DAYS * DAY_MS) throw invalid(`from: at most ${MOST_DAYS} days before "to"`);
  const chosen = interval ?? (span <= 2 * DAY_MS ? "hour" : "day");
  if (chosen === "hour" && span > MOST_DAYS_BY_HOUR * DAY_MS) throw invalid(`interval: by hour at most ${MOST_DAYS_BY_HOUR} days`);
  const unit = chosen === "hour" ? HOUR_MS : DAY_MS;
  return { from: roundedDown(start, unit), to: roundedUp(end < now ? end : now, unit), interval: chosen };
}

/** Start of the period that a moment lies in, UTC; weeks begin on Monday. */
export function periodStart(at: Date, interval: Interval): Date {
  if (interval === "hour") return roundedDown(at, HOUR_MS);
  const day = roundedDown(at, DAY_MS);
  if (interval === "day") return day;
  if (interval === "month") return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
  return addMs(day, -((day.getUTCDay() + 6) % 7) * DAY_MS);
}

export function nextPeriod(start: Date, interval: Interval): Date {
  if (interval === "month") return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  return addMs(start, { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS }[interval]);
}

/** Starts of all periods that a range touches, oldest first. */
export function periodsOf({ from, to, interval }: UsageRange): Date[] {
  const starts: Date[] = [];
  for (let start = periodStart(from, interval); start < to; start = nextPeriod(start, interval)) starts.push(start);
  return starts;
}

/** Consecutive parts of a range of up to a month each, cut where a period begins: what is exported is read in such parts. */
export function partsOf(range: UsageRange): UsageRange[] {
  const parts: UsageRange[] = [];
  let from = range.from;
  while (from < range.to) {
    let to = nextPeriod(periodStart(from, range.interval), range.interval);
    while (to < range.to && to.getTime() - from.getTime() < 28 * DAY_MS) to = nextPeriod(to, range.interval);
    parts.push({ ...range, from, to: to < range.to ? to : range.to });
    from = to;
  }
  return parts;
}

function roundedDown(at: Date, unit: number): Date {
  return new Date(Math.floor(at.getTime() / unit) * unit);
}

function roundedUp(at: Date, unit: number): Date {
  return new Date(Math.ceil(at.getTime() / unit) * unit);
}

function addMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

function invalid(message: string): DomainError {
  return new DomainError("invalid", "request.invalid", message);
}
