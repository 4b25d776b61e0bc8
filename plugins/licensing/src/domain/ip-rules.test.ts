import { matchesAnyIp } from "./ip-rules";

describe("ip rules", () => {
  it.each([
    [["192.0.2.1"], "192.0.2.1", true],
    [["192.0.2.1"], "192.0.2.2", false],
    [["192.0.2.0/24"], "192.0.2.255", true],
    [["192.0.2.0/24"], "192.0.3.0", false],
    [["192.0.2.0/24"], "::ffff:192.0.2.9", true],
    [["2001:db8::/32"], "2001:db8:1::1", true],
    [["2001:db8::/32"], "2001:db9::1", false],
    [["0.0.0.0/0"], "2001:db8::1", false],
    [["10.0.0.0/8", "2001:db8::1"], "2001:db8::1", true],
    [[], "192.0.2.1", false],
    [["192.0.2.1"], "not an address", false],
  ])("%j and %s", (rules, ip, expected) => {
    expect(matchesAnyIp(rules, ip)).toBe(expected);
  });
});
