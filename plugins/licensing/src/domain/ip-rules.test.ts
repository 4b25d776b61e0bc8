import fc from "fast-check";
import { matchesAnyIp, parseIpRule } from "./ip-rules";

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

  it.each([
    ["10.1.2.3/8", "10.0.0.0/8"],
    ["192.0.2.1/32", "192.0.2.1"],
    ["::ffff:192.0.2.77/120", "192.0.2.0/24"],
    ["::ffff:192.0.2.77", "192.0.2.77"],
    ["2001:DB8:0::5/32", "2001:db8::/32"],
    ["0.0.0.0/0", "0.0.0.0/0"],
  ])("keeps %j as %j", (input, expected) => {
    expect(parseIpRule(input)).toBe(expected);
  });

  it.each(["", "10.0.0", "010.0.0.1", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0.0/-1", "::/129", "::ffff:10.0.0.0/90", "fe80::1%eth0", "any"])(
    "refuses %j",
    (input) => {
      expect(parseIpRule(input)).toBeNull();
    },
  );

  const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
  const numberOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum * 256 + part, 0);

  it("holds for IPv4 exactly when the leading bits agree, however the address is written", () => {
    fc.assert(
      fc.property(octets, octets, fc.nat(32), (network, address, bits) => {
        const agree = Math.floor(numberOf(network) / 2 ** (32 - bits)) === Math.floor(numberOf(address) / 2 ** (32 - bits));
        const rule = `${network.join(".")}/${bits}`;
        expect(matchesAnyIp([rule], address.join("."))).toBe(agree);
        expect(matchesAnyIp([String(parseIpRule(rule))], `::ffff:${address.join(".")}`)).toBe(agree);
        expect(matchesAnyIp([rule], network.join("."))).toBe(true);
      }),
    );
  });

  it("holds for IPv6 exactly when the leading groups agree", () => {
    const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }).map((parts) => [0x2001, ...parts.slice(1)]);
    const textOf = (parts: readonly number[]) => parts.map((part) => part.toString(16)).join(":");
    fc.assert(
      fc.property(groups, groups, fc.integer({ min: 1, max: 8 }), (network, other, count) => {
        const agree = network.slice(0, count).every((part, index) => part === other[index]);
        expect(matchesAnyIp([`${textOf(network)}/${count * 16}`], textOf(other))).toBe(agree);
        expect(matchesAnyIp([`${textOf(network)}/${count * 16}`], textOf([...network.slice(0, count), ...other.slice(count)]))).toBe(true);
      }),
    );
  });
});
