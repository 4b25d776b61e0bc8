import { signToken, verifyToken } from "./signed-token";

const now = new Date("2026-01-31T12:00:00Z");
const claims = { purpose: "order", subject: "order_1,order_2", expires_at: now.getTime() / 1000 + 60 };

describe("signed token", () => {
  const token = signToken(claims, "secret");

  it("gives its claims back until it expires", () => {
    expect(verifyToken(token, "order", "secret", now)).toEqual(claims);
    expect(verifyToken(token, "order", "secret", new Date(now.getTime() + 60_000))).toBeNull();
  });

  it("is refused for another purpose or secret", () => {
    expect(verifyToken(token, "download", "secret", now)).toBeNull();
    expect(verifyToken(token, "order", "other", now)).toBeNull();
  });

  it("is refused after any change of a character", () => {
    for (let i = 0; i < token.length; i++) {
      const changed = token.slice(0, i) + (token[i] === "A" ? "B" : "A") + token.slice(i + 1);
      expect(verifyToken(changed, "order", "secret", now)).toBeNull();
    }
    for (const bad of ["", ".", "a.b.c", "a"]) expect(verifyToken(bad, "order", "secret", now)).toBeNull();
  });
});
