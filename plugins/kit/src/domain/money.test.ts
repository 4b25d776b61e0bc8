import fc from "fast-check";
import { currencyExponent, splitByWeights, toDecimal, toMinor } from "./money";

describe("money", () => {
  it("knows currencies with 0, 2 and 3 decimals", () => {
    expect(["JPY", "eur", "KWD"].map(currencyExponent)).toEqual([0, 2, 3]);
  });

  it.each([
    ["19.99", "eur", 1999],
    [19.99, "eur", 1999],
    ["0.005", "eur", 1],
    ["-0.005", "eur", -1],
    ["1200", "jpy", 1200],
    ["1.2345", "kwd", 1235],
    ["1e3", "eur", 100_000],
    [1e-7, "eur", 0],
  ])("turns %s %s into %d minor units", (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor);
  });

  it("refuses what is no amount", () => {
    for (const bad of ["", "1,5", "NaN", "Infinity", "0x10", "99999999999999999999"]) {
      expect(() => toMinor(bad, "eur")).toThrow(RangeError);
    }
    expect(() => toDecimal(1.5, "eur")).toThrow(RangeError);
  });

  it("comes back unchanged through the decimal form", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("JPY", "EUR", "KWD"), (minor, currency) => {
        expect(toMinor(toDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  it("splits without losing or making a unit, within one unit of the exact share", () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }).filter((list) => list.some((w) => w > 0));
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, list) => {
        const parts = splitByWeights(amount, list);
        const total = list.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
        parts.forEach((part, i) => expect(Math.abs(part - (amount * (list[i] ?? 0)) / total)).toBeLessThanOrEqual(1));
      }),
    );
  });

  it("refuses weights that share nothing", () => {
    expect(() => splitByWeights(10, [])).toThrow(RangeError);
    expect(() => splitByWeights(10, [0, 0])).toThrow(RangeError);
    expect(() => splitByWeights(10, [1, -1])).toThrow(RangeError);
  });
});
