import { judgeHandle } from "./handle";

describe("developer handle", () => {
  it.each(["acme", "acme-labs", "a1b", "x".repeat(40)])("accepts %s", (handle) => {
    expect(judgeHandle(handle)).toBe("ok");
  });

  it.each(["", "ab", "Acme", "1acme", "-acme", "acme-", "ac--me", "ac me", "acmé", "x".repeat(41), "../etc"])("refuses %j", (handle) => {
    expect(judgeHandle(handle)).toBe("malformed");
  });

  it.each(["license", "usage", "health"])("keeps %s for the gateway", (handle) => {
    expect(judgeHandle(handle)).toBe("reserved");
  });
});
