import { noDetails, noUsage, toTotals, toTrend } from "./usage-figures";

describe("usage figures", () => {
  it("has no mean and no error rate but zero where nothing was called", () => {
    expect(toTotals(noUsage, noDetails)).toMatchObject({ requests: 0, error_rate: 0, mean_ms: null, p95_ms: null });
  });

  it("divides what was added up", () => {
    const sums = { ...noUsage, requests: 3, errors: 1, total_us: 10_000 };
    expect(toTotals(sums, noDetails)).toMatchObject({ error_rate: 0.3333, mean_ms: 3.333 });
  });

  it("gives each period a point", () => {
    const [first, second] = [new Date(0), new Date(3_600_000)];
    const points = toTrend([first, second], new Map([[3_600_000, { ...noUsage, requests: 2, total_us: 4000 }]]), new Map([[3_600_000, 3]]));
    expect(points).toEqual([
      { at: first, requests: 0, units: 0, errors: 0, bytes_in: 0, bytes_out: 0, mean_ms: null, p95_ms: null },
      { at: second, requests: 2, units: 0, errors: 0, bytes_in: 0, bytes_out: 0, mean_ms: 2, p95_ms: 3 },
    ]);
  });
});
