import { describe, expect, it } from "vitest";
import type { PackageTerms, ProductPackage } from "../../shared/contracts";
import { comparePackages, formatBytes, formatDays, packageHighlights, unavailableText } from "../../shared/package-comparison";

function terms(change: Partial<PackageTerms> = {}): PackageTerms {
  return {
    billing: "one_time",
    license_type: "regular",
    trial_days: null,
    activation_limit: 3,
    domain_limit: 1,
    updates_for_days: 365,
    limits: {},
    overage: "block",
    storage_bytes: null,
    users: null,
    features: [],
    ...change,
  };
}

function packageWith(title: string, change: Partial<PackageTerms> = {}): ProductPackage {
  return {
    id: title,
    variant_id: title,
    title,
    rank: 0,
    price: { amount_minor: 100, currency_code: "eur" },
    purchasable: true,
    unavailable_reason: null,
    terms: terms(change),
  };
}

function cellsOf(packages: ProductPackage[], label: string) {
  return comparePackages(packages).find((row) => row.label === label)?.cells;
}

describe("packages compared", () => {
  const small = packageWith("Small", { features: ["Source code"], limits: { rpm: 60 } });
  const large = packageWith("Large", { activation_limit: null, updates_for_days: null, features: ["Source code", "Support"], limits: {} });

  it("puts terms side by side, null meaning unlimited or for life", () => {
    expect(cellsOf([small, large], "Activations")).toEqual(["3", "Unlimited"]);
    expect(cellsOf([small, large], "Updates")).toEqual(["1 year", "For life"]);
  });

  it("shows a limit that only one has, and leaves out what none has", () => {
    expect(cellsOf([small, large], "Requests per minute")).toEqual(["60", "—"]);
    expect(cellsOf([small, large], "Users")).toBeUndefined();
    expect(cellsOf([small, large], "Trial")).toBeUndefined();
  });

  it("says in words why a package cannot be bought, also for a reason it does not know", () => {
    expect(unavailableText({ purchasable: true, unavailable_reason: null })).toBeNull();
    expect(unavailableText({ purchasable: false, unavailable_reason: "no_price_in_currency" })).toBe("Not sold in your currency.");
    expect(unavailableText({ purchasable: false, unavailable_reason: "something_new" })).toBe("Not on sale at the moment.");
  });

  it("marks rows in which all agree", () => {
    const rows = comparePackages([small, large]);
    expect(rows.find((row) => row.label === "Domains")?.same).toBe(true);
    expect(rows.find((row) => row.label === "Activations")?.same).toBe(false);
  });

  it("sums a package up in words", () => {
    expect(packageHighlights(terms({ activation_limit: 1, limits: { calls_per_month: 10_000 }, updates_for_days: 90 }))).toEqual([
      "1 activation",
      "10,000 calls/month",
      "Updates for 90 days",
    ]);
  });

  it("writes spans and sizes as people do", () => {
    expect(["1 day", "90 days", "1 year", "2 years"]).toEqual([1, 90, 365, 730].map(formatDays));
    expect(["512 B", "1.5 KB", "10 GB"]).toEqual([512, 1500, 10_000_000_000].map(formatBytes));
  });
});
