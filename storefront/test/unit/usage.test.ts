import { describe, expect, it } from "vitest";
import { bytesText, isMetered, limitOfStep, millisecondsText, runningUnits, type TrendPoint, toUsagePeriod, usageMeters, usageRange } from "#shared/usage";

const now = new Date("2026-03-05T14:37:20.000Z");
const point = (at: string, change: Partial<TrendPoint> = {}): TrendPoint => ({
  ...{ at, requests: 1, units: 1, errors: 0, bytes_in: 0, bytes_out: 0, mean_ms: 1, p95_ms: 1 },
  ...change,
});

describe("the range of a period", () => {
  it("ends now and begins with a whole step", () => {
    expect(usageRange("24h", now, null)).toEqual({ from: "2026-03-04T15:00:00.000Z", to: now.toISOString(), interval: "hour" });
    expect(usageRange("7d", now, null)).toMatchObject({ from: "2026-02-27T00:00:00.000Z", interval: "day" });
    expect(usageRange("30d", now, "2026-03-01T00:00:00.000Z")).toMatchObject({ from: "2026-02-04T00:00:00.000Z" });
  });

  it("is the licence's own for the billing period, as far as it is known", () => {
    expect(usageRange("billing", now, "2026-02-28T00:00:00.000Z").from).toBe("2026-02-28T00:00:00.000Z");
    expect(usageRange("billing", now, null).from).toBe("2026-02-04T00:00:00.000Z");
  });

  it("is the billing period for words that nobody knows", () => {
    expect(["24h", "year", undefined, ["7d"]].map(toUsagePeriod)).toEqual(["24h", "billing", "billing", "billing"]);
  });
});

describe("the trend", () => {
  it("sums its units", () => {
    expect(runningUnits([point("a", { units: 2 }), point("b", { units: 0 }), point("c", { units: 5 })])).toEqual([2, 2, 7]);
  });
});

describe("limits", () => {
  it("fit to a bar only of their own width", () => {
    expect(limitOfStep({ rpm: 60, rph: 1000 }, "hour")).toBe(1000);
    expect(limitOfStep({ rpm: 60, rph: 1000 }, "day")).toBeNull();
  });

  it("are measured where it is known what is used, and never beyond full", () => {
    const meters = usageMeters({
      limits: { rpm: 60, calls_per_month: 100, bandwidth_bytes_per_month: 1000 },
      current: { calls_per_month: 120, bandwidth_bytes_per_month: 0 },
      remaining: {},
    });
    expect(meters.map(({ name, share, remaining, bytes }) => [name, share, remaining, bytes])).toEqual([
      ["calls_per_month", 1, 0, false],
      ["bandwidth_bytes_per_month", 0, 1000, true],
    ]);
  });

  it("tell which licences are metered", () => {
    expect(isMetered({ product_type: "api", limits: null })).toBe(true);
    expect(isMetered({ product_type: "script", limits: {} })).toBe(false);
    expect(isMetered({ product_type: "script", limits: { rpd: 5 } })).toBe(true);
  });
});

it("says sizes and times as people do", () => {
  expect([0, 999, 1000, 1_530_000].map(bytesText)).toEqual(["0 B", "999 B", "1 kB", "1.5 MB"]);
  expect([null, 3.21, 1234].map(millisecondsText)).toEqual(["–", "3.2 ms", "1,234 ms"]);
});
