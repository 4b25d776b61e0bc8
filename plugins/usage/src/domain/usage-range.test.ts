import { partsOf, periodsOf, periodStart, rangeOf } from "./usage-range";

const now = new Date("2026-11-23T10:20:30Z");
const at = (text: string) => new Date(text);

describe("rangeOf", () => {
  it("gives the last thirty days, by day", () => {
    expect(rangeOf({}, now)).toEqual({ from: at("2026-10-24T00:00:00Z"), to: at("2026-11-24T00:00:00Z"), interval: "day" });
  });

  it("gives a short span by hour", () => {
    expect(rangeOf({ from: at("2026-11-22T12:30:00Z") }, now)).toEqual({ from: at("2026-11-22T12:00:00Z"), to: at("2026-11-23T11:00:00Z"), interval: "hour" });
  });

  it("never goes beyond the day of now", () => {
    expect(rangeOf({ from: at("2026-11-20T00:00:00Z"), to: at("2026-12-20T00:00:00Z"), interval: "day" }, now).to).toEqual(at("2026-11-24T00:00:00Z"));
  });

  it.each([
    ["turned round", { from: at("2026-11-20T00:00:00Z"), to: at("2026-11-19T00:00:00Z") }],
    ["empty", { from: at("2026-11-20T00:00:00Z"), to: at("2026-11-20T00:00:00Z") }],
    ["in the future", { from: at("2026-11-24T00:00:00Z"), to: at("2026-11-25T00:00:00Z") }],
    ["too long", { from: at("2025-10-18T00:00:00Z"), to: at("2026-11-23T00:00:00Z") }],
    ["too long for hours", { from: at("2026-09-01T00:00:00Z"), to: at("2026-11-23T00:00:00Z"), interval: "hour" as const }],
  ])("refuses a range that is %s", (_name, asked) => {
    expect(() => rangeOf(asked, now)).toThrow(expect.objectContaining({ code: "request.invalid" }));
  });

  it("takes 400 days", () => {
    expect(periodsOf(rangeOf({ from: at("2025-10-19T00:00:00Z"), to: at("2026-11-23T00:00:00Z"), interval: "day" }, now))).toHaveLength(400);
  });
});

describe("periods", () => {
  it.each([
    ["hour", "2026-11-23T10:00:00Z"],
    ["day", "2026-11-23T00:00:00Z"],
    ["week", "2026-11-23T00:00:00Z"],
    ["month", "2026-11-01T00:00:00Z"],
  ] as const)("begins the %s", (interval, start) => {
    expect(periodStart(now, interval)).toEqual(at(start));
  });

  it("begins weeks on Monday", () => {
    expect(periodStart(at("2026-11-22T23:59:59Z"), "week")).toEqual(at("2026-11-16T00:00:00Z"));
  });

  it("names months of all lengths", () => {
    const range = { from: at("2026-01-31T00:00:00Z"), to: at("2026-04-01T00:00:00Z"), interval: "month" as const };
    expect(periodsOf(range).map((start) => start.toISOString().slice(0, 7))).toEqual(["2026-01", "2026-02", "2026-03"]);
  });

  it.each(["hour", "day", "week", "month"] as const)("cuts a range by %s into parts that touch and lose nothing", (interval) => {
    const range = { from: at("2025-10-19T00:00:00Z"), to: at("2026-11-23T00:00:00Z"), interval };
    const parts = partsOf(range);
    expect(parts[0]?.from).toEqual(range.from);
    expect(parts.at(-1)?.to).toEqual(range.to);
    for (const [index, part] of parts.entries()) expect(parts[index + 1]?.from ?? range.to).toEqual(part.to);
    expect(parts.flatMap(periodsOf)).toEqual(periodsOf(range));
  });
});
