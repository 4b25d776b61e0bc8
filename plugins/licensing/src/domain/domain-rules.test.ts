import fc from "fast-check";
import { isLocalDomain, matchesDomain, normalizeDomain, parseDomainRule, proofHosts } from "./domain-rules";

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

  it.each([
    ["Example.com", "example.com"],
    ["*.Example.com", "*.example.com"],
    ["*.bücher.example", "*.xn--bcher-kva.example"],
    ["192.0.2.1", "192.0.2.1"],
    ["me.github.io", "me.github.io"],
  ])("keeps the rule %j as %j", (input, expected) => {
    expect(parseDomainRule(input)).toBe(expected);
  });

  it.each([
    "*",
    "*.com",
    "*.co.uk",
    "*.github.io",
    "com",
    "co.uk",
    "intranet",
    "*.192.0.2.1",
    "a.*.com",
    "*.*.example.com",
    "**.example.com",
    "x@example.com",
    "",
  ])("refuses the rule %j", (input) => {
    expect(parseDomainRule(input)).toBeNull();
  });

  it("looks for a proof at the host and above it, never above its registrable domain", () => {
    expect(proofHosts("*.a.b.example.co.uk")).toEqual(["a.b.example.co.uk", "b.example.co.uk", "example.co.uk"]);
    expect(proofHosts("192.0.2.1")).toEqual(["192.0.2.1"]);
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
  const name = fc.tuple(label, label).map(([first, second]) => `${first}.${second}.com`);

  it("reads a name the same however it is written", () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom("", "https://", "HTTP://"),
        fc.constantFrom("", ":8443", ".", "/path?q=1"),
        fc.boolean(),
        (host, before, after, upper) => {
          const written = `${before}${upper ? host.toUpperCase() : host}${after}`;
          expect(normalizeDomain(written)).toBe(host);
          expect(normalizeDomain(host)).toBe(host);
        },
      ),
    );
  });

  it("allows by a wildcard exactly what lies below", () => {
    fc.assert(
      fc.property(name, label, (host, below) => {
        expect(matchesDomain(`*.${host}`, `${below}.${host}`)).toBe(true);
        expect(matchesDomain(`*.${host}`, host)).toBe(false);
        expect(matchesDomain(`*.${host}`, `${below}${host}`)).toBe(false);
        expect(matchesDomain(host, `${below}.${host}`)).toBe(false);
      }),
    );
  });
});
