import { describe, expect, it } from "vitest";
import { faultOfLimit, limitChanges, limitFields, limitTexts } from "./license-limits";
import type { License } from "./types";

const licence = (change: Partial<License> = {}) =>
  ({ product_type: "api", activation_limit: 3, domain_limit: null, limits: { rpm: 60 }, ...change }) as License;

const field = (name: string) => limitFields(licence()).find((one) => one.name === name)!;

describe("limits of one licence", () => {
  it("shows quotas of calls only where calls are counted", () => {
    expect(limitFields(licence({ product_type: "script", limits: {} })).map(({ name }) => name)).toEqual(["activation_limit", "domain_limit"]);
    expect(limitFields(licence({ product_type: "saas" })).map(({ name }) => name)).toContain("rpm");
  });

  it("shows no limit as an empty field", () => {
    expect(limitTexts(licence())).toMatchObject({ activation_limit: "3", domain_limit: "", rpm: "60", rpd: "" });
  });

  it.each(["0", "-1", "1.5", "1e3", "many", "9".repeat(16)])("refuses %s", (text) => {
    expect(faultOfLimit(text, field("rpm"))).toMatch(/whole number/);
  });

  it("knows the most of each", () => {
    expect(faultOfLimit("101", field("error_rate_percent"))).toMatch(/at most 100/);
    expect(faultOfLimit("1000001", field("activation_limit"))).toMatch(/at most/);
    expect(faultOfLimit(" 1000000 ", field("activation_limit"))).toBeNull();
    expect(faultOfLimit("", field("rpm"))).toBeNull();
  });

  it("sends only what differs, and lifts what was emptied", () => {
    const texts = limitTexts(licence());
    expect(limitChanges(licence(), texts)).toBeNull();
    expect(limitChanges(licence(), { ...texts, activation_limit: " 7 ", rpm: "", calls_per_month: "500" })).toEqual({
      activation_limit: 7,
      limits: { rpm: null, calls_per_month: 500 },
    });
  });
});
