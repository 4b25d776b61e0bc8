import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { apiKeyScopes, apiKeyState, isApiKey, scopesAllow, shownPrefix, toApiKey } from "./api-key";
import { permissions } from "./roles";

const now = new Date("2026-11-22T12:00:00Z");
const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];

describe("an API key", () => {
  it("has its shape and is known by it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const key = toApiKey(bytes);
        expect(key).toMatch(/^mtd_[\w-]{49}$/);
        expect(isApiKey(key)).toBe(true);
      }),
    );
    expect(() => toApiKey(randomBytes(31))).toThrow(RangeError);
  });

  it("is none any more once a character is changed, lost or added", () => {
    const key = toApiKey(new Uint8Array(32).fill(7));
    for (let i = 0; i < key.length; i++) {
      expect(isApiKey(key.slice(0, i) + (key[i] === "A" ? "B" : "A") + key.slice(i + 1))).toBe(false);
      expect(isApiKey(key.slice(0, i) + key.slice(i + 1))).toBe(false);
    }
    for (const text of ["", "mtd_", `${key}A`, ` ${key}`, `${key}\n`, key.toLowerCase(), "x".repeat(1_000_000)]) expect(isApiKey(text)).toBe(false);
  });

  it("shows no more than its beginning", () => {
    expect(shownPrefix(toApiKey(new Uint8Array(32)))).toBe("mtd_AAAAAA");
  });

  it.each([
    ["live", { revoked_at: null, expires_at: null }],
    ["live", { revoked_at: null, expires_at: after }],
    ["expired", { revoked_at: null, expires_at: now }],
    ["revoked", { revoked_at: before, expires_at: after }],
    ["revoked", { revoked_at: before, expires_at: before }],
  ] as const)("is %s", (state, times) => {
    expect(apiKeyState(times, now)).toBe(state);
  });

  it("may do what its scopes say and never what only people may", () => {
    const all = permissions.filter((permission) => scopesAllow([...apiKeyScopes, "members.manage", "account.manage"], permission));
    expect(all).toEqual(["catalog.write", "licenses.write", "usage.write", "read"]);
    expect(permissions.filter((permission) => scopesAllow(["licenses.write"], permission))).toEqual(["licenses.write"]);
    expect(permissions.filter((permission) => scopesAllow([], permission))).toEqual([]);
  });
});
