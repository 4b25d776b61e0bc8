import { errorSpike, slowAnswers, unusualUse } from "./usage-alerts";

const hour = (requests: number, errors = 0, mean_ms = 10) => ({ requests, errors, total_us: requests * mean_ms * 1000 });

describe("errorSpike", () => {
  it.each([
    ["too few calls", hour(49, 49), hour(1000, 0), false],
    ["a tenth", hour(100, 10), hour(1000, 0), false],
    ["more than a tenth", hour(100, 11), hour(1000, 0), true],
    ["as much as usual", hour(100, 40), hour(1000, 300), false],
    ["three times as much as usual", hour(100, 60), hour(1000, 200), true],
    ["a product that was never called before", hour(50, 6), hour(0), true],
  ])("%s", (_name, now, usual, raised) => {
    expect(errorSpike(now, usual) !== null).toBe(raised);
  });
});

describe("slowAnswers", () => {
  it.each([
    ["too few calls", hour(49, 0, 5000), hour(1000), false],
    ["nothing to compare with", hour(100, 0, 5000), hour(49), false],
    ["twice as long, but quick all the same", hour(100, 0, 20), hour(1000, 0, 10), false],
    ["a tenth of a second longer, but not twice", hour(100, 0, 599), hour(1000, 0, 300), false],
    ["twice as long", hour(100, 0, 600), hour(1000, 0, 300), true],
  ])("%s", (_name, now, usual, raised) => {
    expect(slowAnswers(now, usual) !== null).toBe(raised);
  });
});

describe("unusualUse", () => {
  const callers = (unique_ips: number, countries = 1) => ({ unique_ips, countries });
  it.each([
    ["some addresses", callers(19), callers(0), false],
    ["many addresses", callers(20), callers(6), true],
    ["many addresses, as usual", callers(60), callers(21), false],
    ["many countries", callers(8, 5), callers(8, 1), true],
    ["many countries, as usual", callers(8, 5), callers(8, 2), false],
    ["its first hour", callers(50, 9), null, false],
  ])("%s", (_name, now, busiest, raised) => {
    expect(unusualUse(now, busiest) !== null).toBe(raised);
  });
});
