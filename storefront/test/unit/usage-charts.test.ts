import { describe, expect, it } from "vitest";
import type { TrendPoint, UsagePeriod } from "#shared/usage";
import { usageFigures } from "#shared/usage-charts";

const point = (day: number, change: Partial<TrendPoint>): TrendPoint => ({
  ...{ at: `2026-03-0${day}T00:00:00.000Z`, requests: 10, units: 12, errors: 1, bytes_in: 0, bytes_out: 0, mean_ms: 5, p95_ms: 9 },
  ...change,
});
const trend = [point(1, {}), point(2, { requests: 0, units: 0, errors: 0, mean_ms: null, p95_ms: null }), point(3, { units: 3 })];

function figuresOf(limits: Record<string, number>, period: UsagePeriod = "billing", interval: "day" | "hour" = "day") {
  const range = { from: trend[0]!.at, to: trend[2]!.at, interval };
  const [calls, units, latency] = usageFigures({ usage: { limits, trend, period: { start: trend[0]!.at, end: "2026-03-06T00:00:00.000Z" } }, range, period });
  return { calls: calls!, units: units!, latency: latency! };
}
const seriesOf = (figure: { series: { name: string; values: unknown }[] }) => Object.fromEntries(figure.series.map(({ name, values }) => [name, values]));

describe("charts of usage", () => {
  it("part calls in answered and failed, with the limit that fits the bars", () => {
    expect(seriesOf(figuresOf({ rpd: 50, rph: 9 }).calls)).toEqual({ Answered: [9, 0, 9], Errors: [1, 0, 1], Limit: [50, 50, 50] });
    expect(seriesOf(figuresOf({ rpm: 60 }).calls)).toEqual({ Answered: [9, 0, 9], Errors: [1, 0, 1] });
    expect(figuresOf({ rph: 9 }, "24h", "hour").calls).toMatchObject({ title: "Calls an hour", labels: ["1 Mar, 00:00", "2 Mar, 00:00", "3 Mar, 00:00"] });
  });

  it("hold what is spent in the billing period against its quota", () => {
    const { labels, ...units } = figuresOf({ calls_per_month: 100 }).units;
    expect(labels).toEqual(["1 Mar", "2 Mar", "3 Mar", "4 Mar", "5 Mar"]);
    expect(seriesOf(units)).toEqual({ "Counted so far": [12, 12, 15, null, null], Quota: [100, 100, 100, 100, 100] });
    expect(seriesOf(figuresOf({}).units)).toEqual({ "Counted so far": [12, 12, 15, null, null] });
    expect(seriesOf(figuresOf({ calls_per_month: 100 }, "7d").units)).toEqual({ Counted: [12, 0, 3] });
  });

  it("leave a gap where nothing was answered", () => {
    expect(seriesOf(figuresOf({}).latency)).toEqual({ Mean: [5, null, 5], "95th percentile": [9, null, 9] });
    expect(figuresOf({}).latency.labels).toEqual(["1 Mar", "2 Mar", "3 Mar"]);
  });
});
