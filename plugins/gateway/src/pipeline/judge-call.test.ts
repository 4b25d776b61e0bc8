import type { LicenseEntry } from "../contract";
import { judgeCall } from "./judge-call";

const now = new Date("2026-11-23T00:00:00Z");
const license: LicenseEntry = {
  ...{ id: "lic_1", developer_id: "dev_1", plan: "Pro", billing_day: 1, active_domains: [] as string[], product_id: "prod_1", status: "active" },
  ...{ expires_at: null, grace_until: null, updates_until: null, license_type: "regular", activation_limit: null, domain_limit: null },
  ...{ domain_rules: [], ip_rules: [], limits: {}, key_valid_until: null },
};
const judged = (changes: Partial<LicenseEntry>, headers: Record<string, string> = {}) =>
  judgeCall({ ...license, ...changes }, { product_id: "prod_1", headers, address: "192.0.2.7", trusted_origins: ["https://market.example"] }, now);

it.each<[Partial<LicenseEntry>, string | null]>([
  [{}, null],
  [{ product_id: "prod_2" }, "license-other-product"],
  [{ status: "suspended" }, "license-suspended"],
  [{ status: "revoked" }, "license-revoked"],
  [{ status: "cancelled", expires_at: now }, "license-cancelled"],
  [{ expires_at: now }, "license-expired"],
  [{ key_valid_until: now }, "key-unknown"],
  [{ ip_rules: ["198.51.100.0/24"] }, "ip-not-allowed"],
  [{ ip_rules: ["192.0.2.0/24"] }, null],
])("%j", (changes, expected) => expect(judged(changes)).toBe(expected));

describe("with a licence bound to shop.example", () => {
  const bound = { domain_rules: ["shop.example"] };
  it.each([
    [{}, null],
    [{ origin: "https://shop.example" }, null],
    [{ origin: "https://other.example" }, "domain-not-allowed"],
    [{ origin: "null" }, "domain-not-allowed"],
    [{ referer: `https://shop.example/${"x".repeat(2000)}?a=@b` }, null],
    [{ referer: "https://other.example/shop.example" }, "domain-not-allowed"],
    [{ origin: "https://other.example", referer: "https://shop.example/" }, "domain-not-allowed"],
    [{ origin: "https://market.example" }, null],
    [{ referer: "https://market.example/products/x" }, null],
  ])("%j", (headers, expected) => expect(judged(bound, headers as unknown as Record<string, string>)).toBe(expected));
});

it("binds to activated domains where the licence limits them", () => {
  const limited = { domain_limit: 1, active_domains: ["shop.example"] };
  expect(judged(limited, { origin: "https://shop.example" })).toBeNull();
  expect(judged(limited, { origin: "https://other.example" })).toBe("domain-not-allowed");
});
