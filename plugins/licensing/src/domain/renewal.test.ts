import { type RenewableLicense, type RenewingPurchase, whyNotOffered, whyNotRenewed } from "./renewal";

const license: RenewableLicense = {
  status: "active",
  customer_id: "cus_1",
  product_id: "prod_1",
  package_id: "pkg_1",
  expires_at: null,
  updates_until: new Date("2027-01-01"),
};
const purchase: RenewingPurchase = { customer_id: "cus_1", product_id: "prod_1", package_id: "pkg_1", quantity: 1 };

describe("renewal", () => {
  it("is for its holder, of its product, one at a time", () => {
    expect(whyNotRenewed(license, purchase)).toBeNull();
    expect(whyNotRenewed(license, { ...purchase, package_id: "pkg_2" })).toBeNull();
    expect(whyNotRenewed(license, { ...purchase, customer_id: "cus_2" })).toBe("not_holder");
    expect(whyNotRenewed({ ...license, customer_id: null }, { ...purchase, customer_id: null })).toBe("not_holder");
    expect(whyNotRenewed(license, { ...purchase, product_id: "prod_2" })).toBe("other_product");
    expect(whyNotRenewed(license, { ...purchase, quantity: 2 })).toBe("one_at_a_time");
  });

  it.each(["active", "cancelled", "expired", "suspended"] as const)("is taken while %s", (status) => {
    expect(whyNotRenewed({ ...license, status }, purchase)).toBeNull();
  });

  it("does not bring back what was revoked", () => {
    expect(whyNotRenewed({ ...license, status: "revoked" }, purchase)).toBe("revoked");
  });

  it("is not offered where nothing would be gained", () => {
    const whole = { ...license, updates_until: null };
    expect(whyNotOffered(whole, purchase)).toBe("nothing_to_renew");
    expect(whyNotOffered(whole, { ...purchase, package_id: "pkg_2" })).toBeNull();
    expect(whyNotOffered(license, purchase)).toBeNull();
    expect(whyNotOffered(license, { ...purchase, quantity: 3 })).toBe("one_at_a_time");
  });
});
