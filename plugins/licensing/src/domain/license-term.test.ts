import fc from "fast-check";
import { addMonths, type Length, lengthOf, type Period, sumPeriods } from "./license-term";

const at = (text: string) => new Date(text.includes("T") ? text : `${text}T00:00:00Z`);
let sequence = 0;
const period = (granted_at: string | Date, length: Length, kind: Period["kind"] = "renewal", updates: Length | null = null): Period => ({
  id: `p${String((sequence += 1)).padStart(6, "0")}`,
  kind,
  granted_at: typeof granted_at === "string" ? at(granted_at) : granted_at,
  length,
  updates,
});
const ends = (...periods: Period[]) => sumPeriods(periods)?.expires_at?.toISOString().slice(0, 10) ?? null;
const month: Length = { months: 1 };
const year: Length = { months: 12 };

describe("calendar months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-31", 1, "2026-04-30"],
    ["2099-11-30", 3, "2100-02-28"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(at(from), months)).toEqual(at(to));
  });

  it("keeps the time of day and never depends on the machine's time zone", () => {
    expect(addMonths(at("2026-10-24T23:59:59.999Z"), 1)).toEqual(at("2026-11-24T23:59:59.999Z"));
    expect(addMonths(at("2026-03-28T02:30:00Z"), 1)).toEqual(at("2026-04-28T02:30:00Z"));
  });

  const dates = fc.date({ min: at("1990-01-01"), max: at("2150-01-01"), noInvalidDate: true });

  it("lands in the right month, on the same or its last day, and grows with the count", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        const count = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
        expect(count).toBe(months);
        const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
        expect(to.getUTCDate()).toBe(Math.min(from.getUTCDate(), lastDay));
        expect(to.getTime() % 86_400_000).toBe(from.getTime() % 86_400_000);
        expect(to.getTime()).toBeGreaterThan(addMonths(from, months - 1).getTime());
      }),
    );
  });

  it("renewed twelve times early is a year, whatever the day", () => {
    fc.assert(
      fc.property(dates, (from) => {
        const monthly = Array.from({ length: 12 }, () => period(from, month));
        expect(sumPeriods(monthly)?.expires_at).toEqual(sumPeriods([period(from, year)])?.expires_at);
      }),
    );
  });
});

describe("sum of periods", () => {
  it("extends from the old end when early and from the day itself when late", () => {
    expect(ends(period("2026-01-31", month), period("2026-02-10", month))).toBe("2026-03-31");
    expect(ends(period("2026-01-31", month), period("2026-05-10", month))).toBe("2026-06-10");
    expect(ends(period("2028-02-29", year), period("2029-02-01", year))).toBe("2030-02-28");
  });

  it("counts days of a trial or a grant, after which months start anew", () => {
    expect(ends(period("2026-01-01", { days: 14 }))).toBe("2026-01-15");
    expect(ends(period("2026-01-01", { days: 14 }), period("2026-01-10", month))).toBe("2026-02-15");
    expect(ends(period("2026-01-01", month), period("2026-03-01", { days: 10 }, "grant"))).toBe("2026-03-11");
  });

  it("keeps what lasts for ever, unless the package is changed to one that does not", () => {
    expect(ends(period("2026-01-01", "forever"), period("2026-02-01", month))).toBeNull();
    expect(ends(period("2026-01-01", "forever"), period("2026-02-01", { days: 5 }, "grant"))).toBeNull();
    expect(ends(period("2026-01-01", "forever"), period("2026-02-01", month, "change"))).toBe("2026-03-01");
    expect(ends(period("2026-01-01", month), period("2026-01-15", "forever", "change"))).toBeNull();
    expect(ends(period("2026-01-01", month), period("2026-01-15", year, "change"))).toBe("2027-02-01");
  });

  it("ends on the day that was named", () => {
    expect(ends(period("2026-01-01", { until: at("2027-06-30") }))).toBe("2027-06-30");
    expect(ends(period("2026-01-01", { until: at("2027-06-30") }), period("2026-02-01", year))).toBe("2028-06-30");
  });

  it("extends the updates apart from the licence", () => {
    const bought = period("2026-01-01", "forever", "purchase", { days: 365 });
    expect(sumPeriods([bought])).toMatchObject({ expires_at: null, updates_until: at("2027-01-01") });
    expect(sumPeriods([bought, period("2026-06-01", "forever", "renewal", { days: 365 })])?.updates_until).toEqual(at("2028-01-01"));
    expect(sumPeriods([bought, period("2030-06-01", "forever", "renewal", { days: 365 })])?.updates_until).toEqual(at("2031-06-01"));
    expect(sumPeriods([bought, period("2026-06-01", { days: 9 }, "grant")])?.updates_until).toEqual(at("2027-01-01"));
    expect(sumPeriods([bought, period("2026-06-01", "forever", "change", "forever")])?.updates_until).toBeNull();
  });

  it("rests on nothing without periods", () => {
    expect(sumPeriods([])).toBeNull();
  });

  const lengths = fc.oneof(fc.record({ months: fc.integer({ min: 1, max: 24 }) }), fc.record({ days: fc.integer({ min: 1, max: 400 }) }));
  const histories = fc.array(fc.record({ day: fc.nat(2000), length: lengths }), { minLength: 1, maxLength: 12 });
  const toPeriods = (history: { day: number; length: Length }[]) =>
    history.map(({ day, length }) => period(new Date(at("2026-01-31").getTime() + day * 86_400_000), length));

  it("never ends before what was granted last, places periods without a gap inside, and depends on no order", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const periods = toPeriods(history);
        const sum = sumPeriods(periods)!;
        expect(sumPeriods([...periods].reverse())).toEqual(sum);
        let end = new Date(0);
        for (const { starts_at, ends_at } of sum.placed) {
          expect(starts_at.getTime()).toBeGreaterThanOrEqual(end.getTime());
          expect(ends_at!.getTime()).toBeGreaterThan(starts_at.getTime());
          end = ends_at!;
        }
        expect(sum.expires_at).toEqual(end);
      }),
    );
  });

  it("takes a refunded period away as if it had never been", () => {
    fc.assert(
      fc.property(histories, fc.nat(11), (history, which) => {
        const periods = toPeriods(history);
        const left = periods.filter((_one, index) => index !== which % periods.length);
        const sum = sumPeriods(left);
        const whole = sumPeriods(periods)!;
        if (sum) expect(sum.expires_at!.getTime()).toBeLessThanOrEqual(whole.expires_at!.getTime());
        else expect(periods).toHaveLength(1);
      }),
    );
  });
});

describe("length of a package", () => {
  const terms = { trial_days: 14, updates_for_days: 365 };
  it.each([
    ["one_time", "forever"],
    ["lifetime", "forever"],
    ["free", "forever"],
    ["usage", "forever"],
    ["monthly", month],
    ["annual", year],
  ] as const)("%s", (billing, length) => {
    expect(lengthOf({ ...terms, billing })).toEqual({ length, updates: { days: 365 } });
    expect(lengthOf({ ...terms, billing, updates_for_days: null }, { trial: true })).toEqual({ length: { days: 14 }, updates: "forever" });
  });
});
