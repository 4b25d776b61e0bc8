import { describe, expect, it } from "vitest";
import { toMajorText, toMinor } from "./money";

describe("an amount that somebody types", () => {
  it.each([
    ["12", "eur", 1200],
    ["12.5", "eur", 1250],
    ["12,50", "eur", 1250],
    [" 0.01 ", "usd", 1],
    ["12.", "usd", 1200],
    ["0", "usd", 0],
    ["1500", "jpy", 1500],
    ["1.234", "kwd", 1234],
    ["999999999999.99", "eur", 99999999999999],
  ])("%s in %s is %d minor units", (text, currency, minor) => {
    expect(toMinor(text, currency)).toBe(minor);
  });

  it.each([
    ["1,234", "eur"],
    ["12.345", "eur"],
    ["1.5", "jpy"],
    ["-1", "eur"],
    ["1e3", "eur"],
    ["€12", "eur"],
    ["", "eur"],
    ["1.2.3", "eur"],
    ["٣", "eur"],
  ])("%s in %s is refused", (text, currency) => {
    expect(toMinor(text, currency)).toBeNull();
  });

  it("comes back as it was", () => {
    for (const currency of ["eur", "jpy", "kwd"]) {
      for (const minor of [0, 1, 9, 10, 99, 100, 1250, 123456789]) expect(toMinor(toMajorText(minor, currency), currency)).toBe(minor);
    }
  });
});
