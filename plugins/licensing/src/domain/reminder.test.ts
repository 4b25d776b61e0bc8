import fc from "fast-check";
import { reminderWindows } from "./reminder";

const now = new Date("2026-02-28T12:00:00Z");
const due = (ends: Date) => reminderWindows(now).filter(({ after, until }) => ends > after && ends <= until);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe("reminder windows", () => {
  it.each([
    [31, []],
    [30, [30]],
    [7.5, [30]],
    [7, [7]],
    [2, [7]],
    [1, [1]],
    [0.01, [1]],
    [0, []],
    [-3, []],
  ])("%d days before the end", (days, expected) => {
    expect(due(inDays(days)).map((one) => one.days)).toEqual(expected);
  });

  it("is one at most for any moment", () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (days) => {
        expect(due(inDays(days)).length).toBe(days > 0 && inDays(days) > now && inDays(days) <= inDays(30) ? 1 : 0);
      }),
    );
  });
});
