import { isSettled } from "./settlement";

describe("settlement", () => {
  it.each([
    ["free", 0, 0, true],
    ["not paid", 1000, 0, false],
    ["paid in part", 1000, 999, false],
    ["paid", 1000, 1000, true],
    ["paid too much", 1000, 1001, true],
  ])("an order that is %s", (_name, total_minor, captured_minor, settled) => {
    expect(isSettled({ total_minor, captured_minor, open: true })).toBe(settled);
    expect(isSettled({ total_minor, captured_minor, open: false })).toBe(false);
  });
});
