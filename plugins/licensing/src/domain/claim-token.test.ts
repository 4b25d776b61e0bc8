import { randomBytes } from "node:crypto";
import { makeClaimToken, readClaimToken } from "./claim-token";
import { parseKeyRing } from "./key-ring";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const ring = parseKeyRing(`k1:${first}`);
const now = new Date("2026-01-01T00:00:00Z");
const until = new Date("2026-01-02T00:00:00Z");

describe("claim token", () => {
  const token = makeClaimToken({ purpose: "license-claim", id: "licclm_1" }, until, ring);

  it("says what it opens, also after the ring was rotated", () => {
    expect(readClaimToken(token, ring, now)).toEqual({ purpose: "license-claim", id: "licclm_1" });
    expect(readClaimToken(token, parseKeyRing(`k2:${second},k1:${first}`), now)).toEqual({ purpose: "license-claim", id: "licclm_1" });
    const transfer = makeClaimToken({ purpose: "license-transfer", id: "lictrf_1" }, until, ring);
    expect(readClaimToken(transfer, ring, now)).toEqual({ purpose: "license-transfer", id: "lictrf_1" });
  });

  it("opens nothing once it is too old, changed, of another ring or no token at all", () => {
    expect(readClaimToken(token, ring, until)).toBeNull();
    expect(readClaimToken(token, parseKeyRing(`k2:${second}`), now)).toBeNull();
    for (const wrong of ["", ".", "a.b", `${token}.x`, `x${token}`, token.slice(0, -1)])
      expect([wrong, readClaimToken(wrong, ring, now)]).toEqual([wrong, null]);
  });
});
