import { isLocalDomain, matchesDomain, normalizeDomain } from "./domain-rules";

describe("domain rules", () => {
  it.each([
    ["Example.COM", "example.com"],
    [" example.com. ", "example.com"],
    ["https://shop.example.com:8443/path", "shop.example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("normalises %j", (input, expected) => {
    expect(normalizeDomain(input)).toBe(expected);
  });

  it.each(["", "exa mple.com", "a".repeat(300), "http://", "-a.com", "a..b"])("refuses %j", (input) => {
    expect(normalizeDomain(input)).toBeNull();
  });

  it("matches itself, or below a wildcard", () => {
    expect(matchesDomain("example.com", "example.com")).toBe(true);
    expect(matchesDomain("example.com", "shop.example.com")).toBe(false);
    expect(matchesDomain("*.example.com", "shop.example.com")).toBe(true);
    expect(matchesDomain("*.example.com", "a.b.example.com")).toBe(true);
    expect(matchesDomain("*.example.com", "example.com")).toBe(false);
    expect(matchesDomain("*.example.com", "badexample.com")).toBe(false);
  });

  it("knows local hosts", () => {
    expect(["localhost", "app.localhost", "shop.test", "127.0.0.1"].every(isLocalDomain)).toBe(true);
    expect(["localhost.com", "test", "mylocalhost", "128.0.0.1"].some(isLocalDomain)).toBe(false);
  });
});
