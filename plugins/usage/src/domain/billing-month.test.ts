import fc from "fast-check";
import { billingDayOf, billingMonthAt } from "./billing-month";

const day = (text: string) => Date.parse(`${text}T00:00:00.000Z`);
const monthOf = (text: string, billingDay: number) => {
  const { start, end } = billingMonthAt(Date.parse(text), billingDay);
  return [new Date(start).toISOString().slice(0, 10), new Date(end).toISOString().slice(0, 10)];
};

describe("a billing month", () => {
  it.each([
    ["2026-11-23T05:00:00Z", 23, ["2026-11-23", "2026-12-23"]],
    ["2026-11-22T23:59:59.999Z", 23, ["2026-10-23", "2026-11-23"]],
    ["2026-02-15T00:00:00Z", 31, ["2026-01-31", "2026-02-28"]],
    ["2026-02-28T00:00:00Z", 31, ["2026-02-28", "2026-03-31"]],
    ["2028-02-28T23:00:00Z", 31, ["2028-01-31", "2028-02-29"]],
    ["2028-02-29T00:00:00Z", 30, ["2028-02-29", "2028-03-30"]],
    ["2026-01-01T00:00:00Z", 15, ["2025-12-15", "2026-01-15"]],
    ["2026-12-31T12:00:00Z", 31, ["2026-12-31", "2027-01-31"]],
    ["2026-04-30T00:00:00Z", 31, ["2026-04-30", "2026-05-31"]],
  ])("at %s of day %i is %j", (now, billingDay, expected) => {
    expect(monthOf(now, billingDay)).toEqual(expected);
  });

  it("begins on the day, in UTC, that the first period began", () => {
    expect(billingDayOf(new Date("2026-01-31T23:59:59-05:00"))).toBe(1);
  });

  const anyTime = fc.integer({ min: day("1990-01-01"), max: day("2120-01-01") });
  const anyDay = fc.integer({ min: 1, max: 31 });

  it("holds its time, is followed by the next without a gap, and lasts 28 to 31 days", () => {
    fc.assert(
      fc.property(anyTime, anyDay, (now, billingDay) => {
        const month = billingMonthAt(now, billingDay);
        expect(month.start <= now && now < month.end).toBe(true);
        expect(billingMonthAt(month.start, billingDay)).toEqual(month);
        expect(billingMonthAt(month.end - 1, billingDay)).toEqual(month);
        expect(billingMonthAt(month.end, billingDay).start).toBe(month.end);
        const days = (month.end - month.start) / 86_400_000;
        expect(Number.isInteger(days) && days >= 28 && days <= 31).toBe(true);
      }),
    );
  });

  it("begins on the day itself wherever the month has it, else on the month's last", () => {
    fc.assert(
      fc.property(anyTime, anyDay, (now, billingDay) => {
        const start = new Date(billingMonthAt(now, billingDay).start);
        const nextDay = new Date(start.getTime() + 86_400_000);
        if (start.getUTCDate() !== billingDay) expect([nextDay.getUTCDate(), start.getUTCDate() < billingDay]).toEqual([1, true]);
        expect(start.getTime() % 86_400_000).toBe(0);
      }),
    );
  });
});
