import { describe, expect, it } from "vitest";
import { packageForm, toPackageBody, toPackageForm } from "./package-form";
import type { Package } from "./types";

const pro: Package = {
  id: "pkg_1",
  title: "Pro",
  rank: 1,
  archived: false,
  prices: [
    { currency_code: "eur", amount_minor: 4900 },
    { currency_code: "usd", amount_minor: 5250 },
  ],
  terms: {
    billing: "lifetime",
    license_type: "extended",
    trial_days: 14,
    activation_limit: 3,
    domain_limit: null,
    updates_for_days: 365,
    limits: { rpm: 60, calls_per_month: 100_000 },
    overage: "block",
    storage_bytes: null,
    users: 5,
    features: ["Everything of Basic", "Priority support"],
  },
};
const currencies = ["eur", "gbp", "usd"];

const faultsOf = (changes: object) => {
  const result = packageForm.safeParse({ ...toPackageForm(currencies, pro), ...changes });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join("."));
};

describe("the form of a package", () => {
  it("gives back what it was made from", () => {
    const values = toPackageForm(currencies, pro);
    expect(values.prices).toEqual({ eur: "49.00", gbp: "", usd: "52.50" });
    expect(toPackageBody(packageForm.parse(values), pro.terms)).toEqual({ title: pro.title, prices: pro.prices, terms: pro.terms });
  });

  it("prices what is free at nothing in every currency", () => {
    const values = packageForm.parse({ ...toPackageForm(currencies), title: "Free", billing: "free" });
    expect(toPackageBody(values).prices).toEqual(currencies.map((currency_code) => ({ currency_code, amount_minor: 0 })));
  });

  it("keeps terms that have no field", () => {
    const before = { ...pro.terms, warranty: "two years" };
    expect(toPackageBody(toPackageForm(currencies, pro), before).terms).toHaveProperty("warranty", "two years");
  });

  it.each([
    ["a price that is no amount", { prices: { eur: "twelve" } }, ["prices.eur"]],
    ["no price at all", { prices: { eur: " ", usd: "" } }, ["prices"]],
    ["a regular licence for many domains", { license_type: "regular", domain_limit: "3" }, ["domain_limit"]],
    ["a trial of what is free", { billing: "free" }, ["trial_days"]],
    ["a limit of nought", { limits: { rpm: "0" } }, ["limits.rpm"]],
    ["half an activation", { activation_limit: "1.5" }, ["activation_limit"]],
    ["no name", { title: "  " }, ["title"]],
    ["too many features", { features: Array.from({ length: 31 }, (_, index) => `Feature ${index}`).join("\n") }, ["features"]],
  ])("refuses %s", (_what, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});
