import { callerAddress, guesserOf } from "./caller-address";

describe("address of the caller", () => {
  it.each([
    ["198.51.100.1", undefined, [], "198.51.100.1"],
    ["198.51.100.1", "203.0.113.9", [], "198.51.100.1"],
    ["::ffff:10.0.0.1", "203.0.113.9", ["10.0.0.0/8"], "203.0.113.9"],
    ["10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2", ["10.0.0.0/8"], "203.0.113.9"],
    ["10.0.0.1", "10.0.0.3, 10.0.0.2", ["10.0.0.0/8"], "10.0.0.3"],
    ["10.0.0.1", "203.0.113.9, nonsense", ["10.0.0.0/8"], "10.0.0.1"],
    ["10.0.0.1", "", ["10.0.0.0/8"], "10.0.0.1"],
    ["::1", "2001:db8::7", ["::1"], "2001:db8::7"],
  ])("is, from %s with %j through %j, %s", (remote, forwarded, trusted, expected) => {
    expect(callerAddress(remote, forwarded, trusted)).toBe(expected);
  });

  it("counts one IPv6 network as one guesser", () => {
    expect(guesserOf("2001:db8:1:2:3:4:5:6")).toBe(guesserOf("2001:db8:1:2::9"));
    expect(guesserOf("2001:db8:1:3::9")).not.toBe(guesserOf("2001:db8:1:2::9"));
    expect(guesserOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(guesserOf("unknown")).toBe("unknown");
  });
});
