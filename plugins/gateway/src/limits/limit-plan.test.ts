import { planOf } from "./limit-plan";

describe("the plan of a licence's limits", () => {
  it("takes the licence's own, then the product's", () => {
    const plan = planOf({ rpm: 10, calls_per_month: 1000 }, { rpm: 99, rpd: 500, concurrent: 2, error_rate_percent: 50, bandwidth_bytes_per_month: 1e9 });
    expect(plan).toEqual({
      rates: [
        { name: "rpm", limit: 10, window_ms: 60_000 },
        { name: "rpd", limit: 500, window_ms: 86_400_000 },
      ],
      concurrent: 2,
      error_rate_percent: 50,
      quotas: [
        { name: "calls_per_month", metric: "calls", limit: 1000 },
        { name: "bandwidth_bytes_per_month", metric: "bytes", limit: 1e9 },
      ],
    });
  });

  it("keeps a limit of nothing and leaves out what is no limit", () => {
    const odd = { rpm: 0, rph: Number.NaN, rpd: -1, concurrent: Infinity, storage_bytes: 5, calls_per_month: "9" as never };
    expect(planOf(odd, {})).toEqual({ rates: [{ name: "rpm", limit: 0, window_ms: 60_000 }], concurrent: null, error_rate_percent: null, quotas: [] });
  });
});
