import { findTermsFaults, type PackageTerms, packageTermsSchema } from "./package-terms";

const terms: PackageTerms = {
  billing: "one_time",
  license_type: "regular",
  trial_days: 0,
  activation_limit: 3,
  domain_limit: 1,
  updates_for_days: 365,
  limits: { rpm: 60 },
  overage: "block",
  storage_bytes: null,
  users: null,
  features: ["Source code"],
};

describe("package terms", () => {
  it("accepts complete terms and refuses unknown, missing and senseless values", () => {
    expect(packageTermsSchema.safeParse(terms).success).toBe(true);
    const bad = [
      { ...terms, extra: 1 },
      { ...terms, billing: "weekly" },
      { ...terms, activation_limit: 0 },
      { ...terms, activation_limit: 1.5 },
      { ...terms, limits: { rpm: -1 } },
      { ...terms, limits: { error_rate_percent: 101 } },
      { ...terms, features: [""] },
      { ...terms, overage: undefined },
    ];
    for (const one of bad) expect(packageTermsSchema.safeParse(one).success).toBe(false);
  });

  it("finds contradictions", () => {
    expect(findTermsFaults(terms, [4900])).toEqual([]);
    expect(findTermsFaults({ ...terms, domain_limit: 2 }, [4900])).toEqual(["regular_has_one_domain"]);
    expect(findTermsFaults({ ...terms, billing: "free", trial_days: 7 }, [100])).toEqual(["free_has_no_trial", "price_must_be_zero"]);
    expect(findTermsFaults(terms, [0])).toEqual(["price_must_be_positive"]);
    expect(findTermsFaults({ ...terms, billing: "usage" }, [0])).toEqual([]);
  });
});
