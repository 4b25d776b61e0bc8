import { invitationState, invitationToken } from "./invitation";
import { digestToken, sameDigest } from "./token-digest";

const now = new Date("2026-11-22T12:00:00Z");
const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];

describe("an invitation", () => {
  it.each([
    ["open", { expires_at: after, accepted_at: null, revoked_at: null }],
    ["expired", { expires_at: now, accepted_at: null, revoked_at: null }],
    ["revoked", { expires_at: after, accepted_at: null, revoked_at: before }],
    ["revoked", { expires_at: before, accepted_at: null, revoked_at: before }],
    ["accepted", { expires_at: before, accepted_at: before, revoked_at: null }],
  ] as const)("is %s", (state, times) => {
    expect(invitationState(times, now)).toBe(state);
  });
});

describe("the token of an invitation", () => {
  const token = invitationToken("devinv_1", 1, "secret");

  it("holds 256 bits and comes again from the same secret", () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(invitationToken("devinv_1", 1, "secret")).toBe(token);
  });

  it("is another one for every invitation, attempt and secret", () => {
    const others = [invitationToken("devinv_2", 1, "secret"), invitationToken("devinv_1", 2, "secret"), invitationToken("devinv_1", 1, "other")];
    expect(new Set([token, ...others]).size).toBe(4);
  });
});

describe("the digest of a token", () => {
  it("does not show the token and is equal for equal tokens only", () => {
    expect(digestToken("token")).toMatch(/^[0-9a-f]{64}$/);
    expect(sameDigest(digestToken("token"), digestToken("token"))).toBe(true);
    expect(sameDigest(digestToken("token"), digestToken("Token"))).toBe(false);
    expect(sameDigest(digestToken("token"), "short")).toBe(false);
  });
});
