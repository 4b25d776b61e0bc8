import { describe, expect, it } from "vitest";
import { backendPathOf, mediaPathOf } from "../../server/lib/proxy-path";
import { comesFromThisSite } from "../../server/lib/same-origin";

describe("the proxy", () => {
  it("lets the store and the customer's sign-in through, with the query", () => {
    expect(backendPathOf("/api/medusa/store/search?q=a%2Fb&type=api")).toEqual({ path: "store/search", search: "?q=a%2Fb&type=api" });
    expect(backendPathOf("/api/medusa/store/carts/cart_01/line-items/")).toEqual({ path: "store/carts/cart_01/line-items", search: "" });
    expect(backendPathOf("/api/medusa/auth/customer/emailpass")?.path).toBe("auth/customer/emailpass");
    expect(backendPathOf("/api/medusa/auth/session")?.path).toBe("auth/session");
  });

  it.each([
    "admin/users",
    "auth/user/emailpass",
    "auth/developer/emailpass",
    "auth/session/other",
    "vendor/me",
    "v1/license/validate",
    "hooks/payment/x",
    "store",
    "store/",
    "",
    "storefront/x",
    "STORE/products",
    "store/../admin/users",
    "store/..%2fadmin",
    "store/%2e%2e/admin",
    "store/..%252fadmin",
    "store%2fproducts",
    "store/./products",
    "store//products",
    "/store/products",
    "store/..\\admin",
    "store\\..\\admin",
    "store/products#x",
    "store/.env",
    "store/a b",
    "store/\u0000",
    `store/${"a".repeat(2000)}`,
    "@evil.example/store/x",
    "http://evil.example/store/x",
  ])("refuses %j", (path) => {
    expect(backendPathOf(`/api/medusa/${path}`)).toBeNull();
  });

  it("hands on public pictures only", () => {
    expect(mediaPathOf("/media/1717-ledgerly.svg")).toBe("1717-ledgerly.svg");
    for (const path of ["private-1717-release.zip", "a/private-b.png", "../admin", "%2e%2e/x", ""]) expect(mediaPathOf(`/media/${path}`)).toBeNull();
  });
});

describe("the cross-site guard", () => {
  const request = { method: "POST", host: "shop.example", origin: undefined, fetchSite: undefined, siteUrl: "https://shop.example" };

  it("lets reading through from anywhere", () => {
    expect(comesFromThisSite({ ...request, method: "GET", origin: "https://evil.example", fetchSite: "cross-site" })).toBe(true);
  });

  it("lets changes through from this site only", () => {
    expect(comesFromThisSite({ ...request, fetchSite: "same-origin" })).toBe(true);
    expect(comesFromThisSite({ ...request, origin: "https://shop.example" })).toBe(true);
    expect(comesFromThisSite({ ...request, host: "inner:3000", origin: "https://shop.example" })).toBe(true);
  });

  it("refuses everything else", () => {
    expect(comesFromThisSite(request)).toBe(false);
    expect(comesFromThisSite({ ...request, fetchSite: "cross-site", origin: "https://shop.example" })).toBe(false);
    expect(comesFromThisSite({ ...request, fetchSite: "same-site" })).toBe(false);
    expect(comesFromThisSite({ ...request, fetchSite: "none" })).toBe(false);
    expect(comesFromThisSite({ ...request, origin: "null" })).toBe(false);
    expect(comesFromThisSite({ ...request, origin: "https://shop.example.evil.example" })).toBe(false);
    expect(comesFromThisSite({ ...request, origin: "garbage", siteUrl: "garbage" })).toBe(false);
  });
});
