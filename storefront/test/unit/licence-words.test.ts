import { describe, expect, it } from "vitest";
import type { PackageTerms } from "../../shared/contracts";
import { licenceWords } from "../../shared/licence-words";

const terms: PackageTerms = {
  billing: "one_time",
  license_type: "regular",
  trial_days: 0,
  activation_limit: 3,
  domain_limit: 1,
  updates_for_days: 365,
  limits: {},
  overage: "block",
  storage_bytes: null,
  users: null,
  features: [],
};
const textOf = (change: Partial<PackageTerms>, subject: string, type = "package" as const) =>
  licenceWords({ ...terms, ...change }, type).find((clause) => clause.subject === subject)?.text;

describe("a licence in plain words", () => {
  it("says what each term means, one and many apart", () => {
    expect(textOf({}, "Machines")).toBe("Run it on 3 machines at a time. Deactivate one to move to another.");
    expect(textOf({ activation_limit: 1 }, "Machines")).toMatch(/^Run it on one machine at a time/);
    expect(textOf({ activation_limit: null }, "Machines")).toMatch(/as many machines as you like/);
    expect(textOf({ domain_limit: 10 }, "Domains")).toBe("It answers on 10 domains of yours.");
    expect(textOf({}, "Updates")).toMatch(/^New releases are yours for 1 year\./);
    expect(textOf({ updates_for_days: null }, "Updates")).toMatch(/for life/);
    expect(textOf({ updates_for_days: 0 }, "Updates")).toMatch(/not included/);
  });

  it("says nothing of what is not there", () => {
    expect(licenceWords(terms, "package").map(({ subject }) => subject)).toEqual(["Use", "Payment", "Machines", "Domains", "Updates"]);
    expect(textOf({ trial_days: 14 }, "Trial")).toBe("Try it for 14 days first.");
    expect(textOf({ limits: { rpm: 60 } }, "Limits")).toMatch(/refused until it starts anew/);
  });

  it("speaks of work where work is sold", () => {
    expect(licenceWords(terms, "service").map(({ subject }) => subject)).toEqual(["Payment", "The work", "Acceptance", "If it goes wrong"]);
  });
});
