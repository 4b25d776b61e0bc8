import { countText, type LicenseUsage, limitOfStep, millisecondsText, runningUnits, stepText, type UsagePeriod, type UsageRange } from "./usage";

/** The page's own colours, so that both looks are served. */
export const tones = { calls: "--ui-primary", errors: "--ui-error", limit: "--ui-secondary", second: "--ui-secondary" } as const;

export interface ChartSeries {
  name: string;
  kind: "bar" | "line" | "second line" | "limit";
  tone: keyof typeof tones;
  values: (number | null)[];
}

/** A chart and the table that says the same. */
export interface UsageFigure {
  id: string;
  title: string;
  labels: string[];
  series: ChartSeries[];
  format: (value: number) => string;
}

interface Facts {
  usage: Pick<LicenseUsage, "limits" | "trend" | "period">;
  range: UsageRange;
  period: UsagePeriod;
}

/** The charts of a licence's usage, in the order of the page. */
export function usageFigures(facts: Facts): UsageFigure[] {
  return [callsFigure(facts), unitsFigure(facts), latencyFigure(facts)];
}

function labelsOf({ usage: { trend }, range }: Facts): string[] {
  return trend.map(({ at }) => stepText(at, range.interval));
}

const steady = (limit: number | undefined | null, { usage: { trend } }: Facts) => (limit ? trend.map(() => limit) : null);

function callsFigure(facts: Facts): UsageFigure {
  const { usage, range } = facts;
  const { trend } = usage;
  const limit = steady(limitOfStep(usage.limits, range.interval), facts);
  return {
    ...{ id: "calls", title: range.interval === "hour" ? "Calls an hour" : "Calls a day", labels: labelsOf(facts), format: countText },
    series: [
      { name: "Answered", kind: "bar", tone: "calls", values: trend.map(({ requests, errors }) => requests - errors) },
      { name: "Errors", kind: "bar", tone: "errors", values: trend.map(({ errors }) => errors) },
      ...(limit ? [{ name: "Limit", kind: "limit", tone: "limit", values: limit } as const] : []),
    ],
  };
}

/** In the billing period what is spent of its quota, up to its end; otherwise what each step cost. */
function unitsFigure(facts: Facts): UsageFigure {
  const { usage, period, range } = facts;
  const { trend, limits } = usage;
  const common = { id: "units", format: countText };
  if (period !== "billing") {
    const values = trend.map(({ units }) => units);
    return { ...common, labels: labelsOf(facts), title: "Calls that count", series: [{ name: "Counted", kind: "bar", tone: "calls", values }] };
  }
  const coming = daysUntil(usage.period.end, trend.at(-1)?.at ?? range.to);
  const labels = [...labelsOf(facts), ...coming.map((at) => stepText(at, range.interval))];
  const quota = limits["calls_per_month"];
  return {
    ...{ ...common, labels, title: "Spent of this billing period" },
    series: [
      { name: "Counted so far", kind: "line", tone: "calls", values: [...runningUnits(trend), ...coming.map(() => null)] },
      ...(quota ? [{ name: "Quota", kind: "limit", tone: "limit", values: labels.map(() => quota) } as const] : []),
    ],
  };
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 31;

/** The days after one until an end, which is not among them. */
function daysUntil(end: string, last: string): string[] {
  const count = Math.ceil((Date.parse(end) - Date.parse(last)) / DAY_MS) - 1;
  return Array.from({ length: Math.max(0, Math.min(MOST_DAYS, count)) }, (_, index) => new Date(Date.parse(last) + (index + 1) * DAY_MS).toISOString());
}

function latencyFigure(facts: Facts): UsageFigure {
  const { trend } = facts.usage;
  return {
    ...{ id: "latency", title: "Time to answer", labels: labelsOf(facts), format: millisecondsText },
    series: [
      { name: "Mean", kind: "line", tone: "calls", values: trend.map(({ mean_ms }) => mean_ms) },
      { name: "95th percentile", kind: "second line", tone: "second", values: trend.map(({ p95_ms }) => p95_ms) },
    ],
  };
}
