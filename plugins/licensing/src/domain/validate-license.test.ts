import { judgeLicense, type LicenseFacts, messageOf, validationCodes } from "./validate-license";

const now = new Date("2026-02-28T12:00:00Z");
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const facts: LicenseFacts = {
  product_id: "prod_1",
  status: "active",
  expires_at: null,
  grace_until: null,
  license_type: "regular",
  domain_rules: [],
  ip_rules: [],
  key_valid_until: null,
};

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
    expect(judgeLicense({ ...facts, ...license }, request, now)).toBe(code);
  });

  it("keeps the order: product, status, expiry, domain, ip", () => {
    const worst = { ...facts, status: "suspended" as const, expires_at: before, domain_rules: ["a.com"], ip_rules: ["10.0.0.1"] };
    const request = { product_id: "prod_2", domain: "b.com", ip: "10.0.0.2" };
    const mended = [
      judgeLicense(worst, request, now),
      judgeLicense(worst, { ...request, product_id: "prod_1" }, now),
      judgeLicense({ ...worst, status: "active" }, { ...request, product_id: "prod_1" }, now),
      judgeLicense({ ...worst, status: "active", expires_at: null }, { ...request, product_id: "prod_1" }, now),
      judgeLicense({ ...worst, status: "active", expires_at: null }, { ...request, product_id: "prod_1", domain: "a.com" }, now),
    ];
    expect(mended).toEqual(["PRODUCT_MISMATCH", "SUSPENDED", "EXPIRED", "DOMAIN_NOT_ALLOWED", "IP_NOT_ALLOWED"]);
  });

  it("has a message for every code", () => {
    for (const code of validationCodes) expect(messageOf(code).length).toBeGreaterThan(10);
  });
});
