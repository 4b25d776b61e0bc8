import { type Circumstances, judgeLicense, type LicenseFacts, messageOf, type ValidationRequest, validationCodes } from "./validate-license";

const now = new Date("2026-02-28T12:00:00Z");
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const facts: LicenseFacts = {
  product_id: "prod_1",
  status: "active",
  expires_at: null,
  grace_until: null,
  updates_until: null,
  license_type: "regular",
  activation_limit: null,
  domain_limit: null,
  domain_rules: [],
  ip_rules: [],
  limits: {},
  key_valid_until: null,
};
const calm: Circumstances = { activations: { slots_used: 0, fingerprint_active: false, domains: [] }, usage: {}, version_released_at: null };
const judge = (license: LicenseFacts, request: ValidationRequest, circumstances: Partial<Circumstances> = {}) =>
  judgeLicense(license, request, { ...calm, ...circumstances }, now);

describe("validation of a licence", () => {
  it.each([
    ["VALID", {}, {}],
    ["VALID", {}, { product_id: "prod_1", domain: "any.example", ip: "192.0.2.1" }],
    ["PRODUCT_MISMATCH", {}, { product_id: "prod_2" }],
    ["SUSPENDED", { status: "suspended" }, {}],
    ["REVOKED", { status: "revoked" }, {}],
    ["CANCELLED", { status: "cancelled", expires_at: now }, {}],
    ["VALID", { status: "cancelled", expires_at: after }, {}],
    ["EXPIRED", { expires_at: now }, {}],
    ["EXPIRED", { status: "expired" }, {}],
    ["VALID", { expires_at: before, grace_until: after }, {}],
    ["EXPIRED", { expires_at: before, grace_until: now }, {}],
    ["DOMAIN_NOT_ALLOWED", { domain_rules: ["example.com"] }, { domain: "evil.com" }],
    ["DOMAIN_NOT_ALLOWED", { domain_rules: ["example.com"] }, { domain: "not a host" }],
    ["VALID", { domain_rules: ["*.example.com"] }, { domain: "shop.example.com" }],
    ["DOMAIN_NOT_ALLOWED", { domain_rules: ["example.com"] }, { domain: "localhost" }],
    ["VALID", { domain_rules: ["example.com"], license_type: "developer" }, { domain: "localhost" }],
    ["IP_NOT_ALLOWED", { ip_rules: ["10.0.0.0/8"] }, { ip: "192.0.2.1" }],
    ["VALID", { ip_rules: ["10.0.0.0/8"] }, { ip: "10.1.2.3" }],
    ["NOT_FOUND", { key_valid_until: now }, {}],
    ["VALID", { key_valid_until: after }, {}],
  ] as const)("answers %s for %j and %j", (code, license, request) => {
    expect(judge({ ...facts, ...license }, request)).toBe(code);
  });

  it("keeps the order: product, status, expiry, domain, ip", () => {
    const worst = { ...facts, status: "suspended" as const, expires_at: before, domain_rules: ["a.com"], ip_rules: ["10.0.0.1"] };
    const request = { product_id: "prod_2", domain: "b.com", ip: "10.0.0.2" };
    const mended = [
      judge(worst, request),
      judge(worst, { ...request, product_id: "prod_1" }),
      judge({ ...worst, status: "active" }, { ...request, product_id: "prod_1" }),
      judge({ ...worst, status: "active", expires_at: null }, { ...request, product_id: "prod_1" }),
      judge({ ...worst, status: "active", expires_at: null }, { ...request, product_id: "prod_1", domain: "a.com" }),
    ];
    expect(mended).toEqual(["PRODUCT_MISMATCH", "SUSPENDED", "EXPIRED", "DOMAIN_NOT_ALLOWED", "IP_NOT_ALLOWED"]);
  });

  it.each([
    ["VALID", { activation_limit: 1 }, {}, {}],
    ["ACTIVATION_REQUIRED", { activation_limit: 1 }, { fingerprint: "f" }, {}],
    ["ACTIVATION_LIMIT_REACHED", { activation_limit: 1 }, { fingerprint: "f" }, { slots_used: 1 }],
    ["VALID", { activation_limit: 1 }, { fingerprint: "f" }, { slots_used: 1, fingerprint_active: true }],
    ["VALID", {}, { fingerprint: "f", domain: "a.com" }, {}],
    ["VALID", { activation_limit: 1 }, { domain: "a.com" }, {}],
    ["ACTIVATION_REQUIRED", { domain_limit: 1 }, { domain: "a.com" }, {}],
    ["ACTIVATION_LIMIT_REACHED", { domain_limit: 2, activation_limit: 1 }, { domain: "a.com" }, { slots_used: 1, domains: ["b.com"] }],
    ["DOMAIN_NOT_ALLOWED", { domain_limit: 1 }, { domain: "a.com" }, { slots_used: 1, domains: ["b.com"] }],
    ["VALID", { domain_limit: 1 }, { domain: "A.com." }, { slots_used: 1, domains: ["a.com"] }],
    ["DOMAIN_NOT_ALLOWED", { domain_limit: 1 }, { domain: "localhost" }, {}],
    ["VALID", { domain_limit: 1, activation_limit: 1, license_type: "developer" }, { domain: "localhost", fingerprint: "f" }, { slots_used: 1 }],
    ["VALID", { domain_limit: 1, domain_rules: ["a.com"] }, { domain: "a.com" }, {}],
  ] as const)("answers %s for %j, %j with %j active", (code, license, request, activations) => {
    expect(judge({ ...facts, ...license }, request, { activations: { ...calm.activations, ...activations } })).toBe(code);
  });

  it.each([
    ["VALID", { limits: { calls_per_month: 10 } }, { calls_per_month: 9 }],
    ["USAGE_LIMIT_EXCEEDED", { limits: { calls_per_month: 10 } }, { calls_per_month: 10 }],
    ["USAGE_LIMIT_EXCEEDED", { limits: { calls_per_month: 10, bandwidth_bytes_per_month: 5 } }, { bandwidth_bytes_per_month: 6 }],
    ["VALID", { limits: { rpm: 10 } }, { rpm: 100 }],
    ["VALID", { limits: {} }, { calls_per_month: 1_000_000 }],
  ])("answers %s for limits %j and usage %j", (code, license, usage) => {
    expect(judge({ ...facts, ...license }, {}, { usage })).toBe(code);
  });

  it("covers versions released while updates were included", () => {
    const until = { ...facts, updates_until: now };
    expect(judge(until, { version: "2.0.0" }, { version_released_at: now })).toBe("VALID");
    expect(judge(until, { version: "2.0.0" }, { version_released_at: after })).toBe("VERSION_NOT_COVERED");
    expect(judge(until, { version: "2.0.0" })).toBe("VALID");
    expect(judge(facts, { version: "2.0.0" }, { version_released_at: after })).toBe("VALID");
  });

  it("keeps the order behind the places: activation, limits, version", () => {
    const worst = { ...facts, activation_limit: 1, limits: { calls_per_month: 1 }, updates_until: before };
    const request = { fingerprint: "f", version: "1.0.0" };
    const active = { slots_used: 1, fingerprint_active: true, domains: [] };
    const bad = { usage: { calls_per_month: 1 }, version_released_at: now };
    expect([
      judge(worst, request, bad),
      judge(worst, request, { ...bad, activations: active }),
      judge(worst, request, { version_released_at: now, activations: active }),
    ]).toEqual(["ACTIVATION_REQUIRED", "USAGE_LIMIT_EXCEEDED", "VERSION_NOT_COVERED"]);
  });

  it("has a message for every code", () => {
    for (const code of validationCodes) expect(messageOf(code).length).toBeGreaterThan(10);
  });
});
