import { describe, expect, it } from "vitest";
import { formatMajor, formatPrice, formatPriceOrFree, minorDigits, minorToMajorText, parseMajorToMinor } from "../../shared/money";

describe("prices", () => {
  it("drops a trailing .00 on cards and keeps real cents", () => {
    expect(formatPrice({ amount_minor: 2900, currency_code: "eur" })).toBe("€29");
    expect(formatPrice({ amount_minor: 2950, currency_code: "EUR" })).toBe("€29.50");
    expect(formatPrice({ amount_minor: 123_456_700, currency_code: "usd" })).toBe("$1,234,567");
  });

  it("knows currencies without a minor unit", () => {
    expect(minorDigits("jpy")).toBe(0);
    expect(formatPrice({ amount_minor: 2900, currency_code: "jpy" })).toBe("¥2,900");
    expect(parseMajorToMinor("2900", "jpy")).toBe(2900);
  });

  it("says Free for zero and a dash for no price", () => {
    expect(formatPriceOrFree({ amount_minor: 0, currency_code: "eur" })).toBe("Free");
    expect(formatPriceOrFree(null)).toBe("—");
    expect(formatPriceOrFree({ amount_minor: 1, currency_code: "eur" })).toBe("€0.01");
  });

  it("shows totals with all digits", () => {
    expect(formatMajor(29, "eur")).toBe("€29.00");
    expect(formatMajor(null, "eur")).toBe("€0.00");
  });

  it("reads what people type, exactly, and refuses the rest", () => {
    expect(parseMajorToMinor("19.99", "eur")).toBe(1999);
    expect(parseMajorToMinor("19,9", "eur")).toBe(1990);
    expect(parseMajorToMinor(" 8 ", "eur")).toBe(800);
    expect(parseMajorToMinor("1.999", "eur")).toBe(199);
    for (const text of ["", "abc", "-3", "1e5", "1.2.3", "12345678901"]) expect(parseMajorToMinor(text, "eur")).toBeNull();
  });

  it("goes there and back without loss", () => {
    for (const amount of [0, 1, 10, 99, 100, 1999, 123_456]) {
      expect(parseMajorToMinor(minorToMajorText(amount, "eur"), "eur")).toBe(amount);
    }
  });
});
