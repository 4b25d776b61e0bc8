import { type ActiveActivation, activationFaults, activationMessageOf, judgeActivation, judgeDomainChange } from "./activation-rules";
import type { LicenseFacts } from "./validate-license";

const facts: LicenseFacts = {
  product_id: "prod_1",
  status: "active",
  expires_at: null,
  grace_until: null,
  updates_until: null,
  license_type: "regular",
  activation_limit: 2,
  domain_limit: 1,
  domain_rules: [],
  ip_rules: [],
  limits: {},
  key_valid_until: null,
};
const developer: LicenseFacts = { ...facts, license_type: "developer" };
const active = (id: string, fingerprint: string | null, domain: string | null, local = false): ActiveActivation => ({ id, fingerprint, domain, local });
const fresh = { known: new Set<string>(), changes_left: 3 };
const at = (fingerprint: string | null, host: string | null) => ({ fingerprint, host });

describe("activation", () => {
  it("finds what is active already by device, by domain or by both", () => {
    const list = [active("1", "f1", "a.com"), active("2", "f2", null)];
    expect(judgeActivation(facts, list, at("f1", null), fresh)).toEqual({ kind: "existing", id: "1" });
    expect(judgeActivation(facts, list, at(null, "a.com"), fresh)).toEqual({ kind: "existing", id: "1" });
    expect(judgeActivation(facts, list, at("f2", "a.com"), fresh)).toEqual({ kind: "bind", id: "2", spends_change: false });
  });

  it("stops at the limit of activations", () => {
    expect(judgeActivation(facts, [active("1", "f1", null)], at("f2", null), fresh)).toMatchObject({ kind: "new", local: false });
    const full = [active("1", "f1", null), active("2", "f2", null)];
    expect(judgeActivation(facts, full, at("f3", null), fresh)).toEqual({ kind: "refused", code: "ACTIVATION_LIMIT_REACHED" });
    expect(judgeActivation({ ...facts, activation_limit: null }, full, at("f3", null), fresh)).toMatchObject({ kind: "new" });
  });

  it("stops at the limit of domains, unless rules name them", () => {
    const list = [active("1", null, "a.com")];
    expect(judgeActivation(facts, list, at("f", "b.com"), fresh)).toEqual({ kind: "refused", code: "DOMAIN_NOT_ALLOWED" });
    expect(judgeActivation(facts, list, at("f", "a.com"), fresh)).toMatchObject({ kind: "new" });
    expect(judgeActivation({ ...facts, domain_rules: ["*.b.com"] }, list, at("f", "x.b.com"), fresh)).toMatchObject({ kind: "new", spends_change: false });
  });

  it("counts a domain beyond the first ones as a change, and lets old ones come back", () => {
    const known = new Set(["a.com"]);
    expect(judgeActivation(facts, [], at(null, "b.com"), { known, changes_left: 1 })).toEqual({ kind: "new", local: false, spends_change: true });
    expect(judgeActivation(facts, [], at(null, "b.com"), { known, changes_left: 0 })).toEqual({ kind: "refused", code: "DOMAIN_CHANGE_LIMIT_REACHED" });
    expect(judgeActivation(facts, [], at(null, "a.com"), { known, changes_left: 0 })).toMatchObject({ kind: "new", spends_change: false });
  });

  it("takes no slot for local work with a developer licence, within a bound", () => {
    const full = [active("1", "f1", null), active("2", "f2", null)];
    for (const host of ["localhost", "app.localhost", "shop.test", "127.0.0.1", "[::1]"]) {
      expect(judgeActivation(developer, full, at("f3", host), fresh)).toEqual({ kind: "new", local: true, spends_change: false });
    }
    expect(judgeActivation(facts, full, at("f3", "localhost"), fresh)).toMatchObject({ kind: "refused" });
    const many = Array.from({ length: 100 }, (_, i) => active(`${i}`, `f${i}`, "localhost", true));
    expect(judgeActivation(developer, many, at("more", "localhost"), fresh)).toEqual({ kind: "refused", code: "ACTIVATION_LIMIT_REACHED" });
    expect(judgeActivation(developer, many, at("g", "a.com"), fresh)).toMatchObject({ kind: "new", local: false });
  });
});

describe("change of domain", () => {
  const list = [active("1", "f1", "a.com")];

  it("spends the quota, and nothing when nothing changes", () => {
    expect(judgeDomainChange(facts, list, "a.com", "a.com", false, fresh)).toEqual({ kind: "unchanged" });
    expect(judgeDomainChange(facts, list, "a.com", "b.com", false, fresh)).toEqual({ kind: "change", spends_change: true, rules: null });
    expect(judgeDomainChange(facts, list, "a.com", "b.com", false, { ...fresh, changes_left: 0 })).toEqual({
      kind: "refused",
      code: "DOMAIN_CHANGE_LIMIT_REACHED",
    });
  });

  it("binds the first domain of a device freely", () => {
    expect(judgeDomainChange(facts, [active("1", "f", null)], null, "a.com", false, { ...fresh, changes_left: 0 })).toMatchObject({ spends_change: false });
  });

  it("replaces the rule that names the old domain, and follows other rules", () => {
    const named = { ...facts, domain_rules: ["a.com"] };
    expect(judgeDomainChange(named, list, "a.com", "b.com", false, fresh)).toEqual({ kind: "change", spends_change: true, rules: ["b.com"] });
    const below = { ...facts, domain_rules: ["*.a.com"] };
    expect(judgeDomainChange(below, list, "x.a.com", "y.a.com", true, { ...fresh, changes_left: 0 })).toMatchObject({ kind: "change", spends_change: false });
    expect(judgeDomainChange(below, list, "x.a.com", "b.com", false, fresh)).toEqual({ kind: "refused", code: "DOMAIN_NOT_ALLOWED" });
  });

  it("never exceeds the limit of domains nor moves into local work", () => {
    const two = [active("1", "f1", "a.com"), active("2", "f2", null)];
    expect(judgeDomainChange(facts, two, null, "b.com", false, fresh)).toEqual({ kind: "refused", code: "DOMAIN_NOT_ALLOWED" });
    expect(judgeDomainChange(developer, list, "a.com", "localhost", false, fresh)).toEqual({ kind: "refused", code: "DOMAIN_NOT_ALLOWED" });
  });
});

it("has a message for every refusal", () => {
  for (const code of [...activationFaults, "NOT_FOUND"] as const) expect(activationMessageOf(code).length).toBeGreaterThan(10);
});
