import fc from "fast-check";
import { parseDictionary, parseList } from "structured-headers";
import { rateLimitHeaders, refusalHeaders } from "./rate-limit-headers";

const NOW = Date.UTC(2026, 10, 23, 5, 0, 0, 400);

const states = [
  { name: "rpm", quota: 60, window_seconds: 60, remaining: 12, reset_seconds: 3.2 },
  { name: "concurrent", quota: 5, window_seconds: 0, remaining: 4, reset_seconds: 1 },
  { name: "calls_per_month", quota: 10_000, window_seconds: 2_592_000, remaining: 9_000, reset_seconds: 1_000_000 },
  { name: "bandwidth_bytes_per_month", quota: 5e15, window_seconds: 2_592_000, remaining: 4e15, reset_seconds: 1_000_000 },
];

const namesAndParameters = (field: string) => parseList(field).map(([name, parameters]) => [name, Object.fromEntries(parameters)]);

describe("the RateLimit headers", () => {
  it("state policies and what is left as lists that an independent parser reads", () => {
    const headers = rateLimitHeaders(states, NOW);
    expect(namesAndParameters(headers["RateLimit-Policy"]!)).toEqual([
      ["rpm", { q: 60, w: 60 }],
      ["concurrent", { q: 5, qu: "concurrent-requests" }],
      ["calls_per_month", { q: 10_000, w: 2_592_000 }],
      ["bandwidth_bytes_per_month", { q: 999_999_999_999_999, qu: "content-bytes", w: 2_592_000 }],
    ]);
    expect(namesAndParameters(headers["RateLimit"]!)).toEqual([
      ["rpm", { r: 12, t: 4 }],
      ["concurrent", { r: 4 }],
      ["calls_per_month", { r: 9_000, t: 1_000_000 }],
      ["bandwidth_bytes_per_month", { r: 999_999_999_999_999, t: 1_000_000 }],
    ]);
  });

  it("state the plan's own headers: usage, limits, and when the scarcest limit has room again", () => {
    const headers = rateLimitHeaders(states.slice(0, 3), NOW);
    expect(headers["X-RateLimit-Reset"]).toBe(String(Math.ceil(NOW / 1000) + 4));
    expect(headers["X-API-Usage-Current"]).toBe("rpm=48, concurrent=1, calls_per_month=1000");
    expect(headers["X-API-Usage-Limits"]).toBe("rpm=60, concurrent=5, calls_per_month=10000");
    const usage = parseDictionary(headers["X-API-Usage-Current"]!);
    expect([...usage].map(([name, [value]]) => [name, value])).toEqual([
      ["rpm", 48],
      ["concurrent", 1],
      ["calls_per_month", 1000],
    ]);
  });

  it("are none for a licence without limits", () => {
    expect(rateLimitHeaders([], NOW)).toEqual({});
  });

  it("parse whatever the figures are, and never tell more than the quota or less than nothing", () => {
    const figure = fc.double({ min: -1e18, max: 1e18, noNaN: true });
    const state = fc.record({
      quota: figure,
      remaining: figure,
      window_seconds: fc.nat(3_000_000),
      reset_seconds: fc.double({ min: -5, max: 3e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (figures) => {
        const headers = rateLimitHeaders(
          figures.map((one, index) => ({ ...one, name: `limit_${index}` })),
          NOW,
        );
        const policies = namesAndParameters(headers["RateLimit-Policy"]!) as [string, { q: number; w?: number }][];
        const limits = namesAndParameters(headers["RateLimit"]!) as [string, { r: number; t?: number }][];
        expect(limits.map(([name]) => name)).toEqual(policies.map(([name]) => name));
        for (const [index, [, { r, t = 0 }]] of limits.entries()) {
          const [, { q, w = 1 }] = policies[index]!;
          expect(r).toBeGreaterThanOrEqual(0);
          expect(r).toBeLessThanOrEqual(q);
          expect(t).toBeGreaterThanOrEqual(0);
          expect(w).toBeGreaterThan(0);
        }
        parseDictionary(headers["X-API-Usage-Current"]!);
        parseDictionary(headers["X-API-Usage-Limits"]!);
      }),
    );
  });

  it("come with Retry-After at a refusal, not earlier than the limit's own end", () => {
    const refused = { ok: false, reason: "limited", limit: "rpm", states: [{ ...states[0]!, remaining: 0, reset_seconds: 7.5 }] } as const;
    expect(refusalHeaders({ ...refused, retry_after_seconds: 2 }, NOW)["Retry-After"]).toBe("8");
    expect(refusalHeaders({ ...refused, retry_after_seconds: 20.1 }, NOW)["Retry-After"]).toBe("21");
    expect(refusalHeaders({ ...refused, states: [], retry_after_seconds: 0 }, NOW)).toEqual({ "Retry-After": "1" });
  });
});

/** The examples of the draft itself (sections 3, 4 and 6), so that what the parser takes is the standard's own syntax. */
describe("the draft's own examples", () => {
  it.each([
    [`"burst";q=100;w=60,"daily";q=1000;w=86400`, ["burst", "daily"]],
    [`"default";q=100;w=10`, ["default"]],
    [`"permin";q=50;w=60,"perhr";q=1000;w=3600`, ["permin", "perhr"]],
    [`"default";r=50;t=30`, ["default"]],
    [`"default";r=999;pk=:dHJpYWwxMjEzMjM=:`, ["default"]],
    [`"default";r=300000000;t=60;pk=:QXBwLTk5OQ==:`, ["default"]],
    [`"problemPolicy";r=0;t=10`, ["problemPolicy"]],
  ])("%s", (field, names) => {
    expect(parseList(field).map(([name]) => name)).toEqual(names);
  });

  it("are what we write for the same figures", () => {
    const state = { name: "default", quota: 100, window_seconds: 10, remaining: 50, reset_seconds: 5 };
    const headers = rateLimitHeaders([state], NOW);
    expect(headers["RateLimit-Policy"]).toBe(`"default";q=100;w=10`);
    expect(headers["RateLimit"]).toBe(`"default";r=50;t=5`);
  });
});
