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
  usage: Pick<LicenseUsage, "limits" | "trend">;
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

/** In the billing period what is spent of its quota, otherwise what each step cost. */
function unitsFigure(facts: Facts): UsageFigure {
  const { usage, period } = facts;
  const { trend } = usage;
  const common = { id: "units", labels: labelsOf(facts), format: countText };
  if (period !== "billing") {
    return { ...common, title: "Calls that count", series: [{ name: "Counted", kind: "bar", tone: "calls", values: trend.map(({ units }) => units) }] };
  }
  const limit = steady(usage.limits["calls_per_month"], facts);
  return {
    ...{ ...common, title: "Spent of this billing period" },
    series: [
      { name: "Counted so far", kind: "line", tone: "calls", values: runningUnits(trend) },
      ...(limit ? [{ name: "Quota", kind: "limit", tone: "limit", values: limit } as const] : []),
    ],
  };
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
