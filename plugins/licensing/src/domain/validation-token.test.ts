import { createPublicKey, randomBytes, verify } from "node:crypto";
import { parseKeyRing } from "./key-ring";
import { publicSigningKeys } from "./signing";
import { signValidation } from "./validation-token";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const now = new Date("2026-01-01T00:00:00Z");

function isSignedBy(token: string, key: object): boolean {
  const [header, claims, signature = ""] = token.split(".");
  return verify(null, Buffer.from(`${header}.${claims}`), createPublicKey({ key: key as never, format: "jwk" }), Buffer.from(signature, "base64url"));
}

describe("validation token", () => {
  const token = signValidation({ license_id: "lic_1", product_id: "prod_1" }, parseKeyRing(`k1:${first}`), now);

  it("says what it says for an hour", () => {
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toEqual({ sub: "lic_1", product_id: "prod_1", valid: true, iat: now.getTime() / 1000, exp: now.getTime() / 1000 + 3600 });
  });

  it("ends with the licence or its key, and names the place that asked", () => {
    const subject = { license_id: "lic_1", product_id: "prod_1", fingerprint: "f", domain: "a.example" };
    const soon = signValidation(subject, parseKeyRing(`k1:${first}`), now, [null, new Date("2026-01-01T00:10:00Z"), new Date("2026-01-01T00:20:00Z")]);
    const claims = JSON.parse(Buffer.from(soon.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ fingerprint: "f", domain: "a.example", exp: now.getTime() / 1000 + 600 });
  });

  it("verifies with the published key, also after rotation", () => {
    const [newer, older] = publicSigningKeys(parseKeyRing(`k2:${second},k1:${first}`));
    expect(older?.kid).toBe("k1");
    expect(isSignedBy(token, older ?? {})).toBe(true);
    expect(isSignedBy(token, newer ?? {})).toBe(false);
  });

  it("does not verify when changed", () => {
    const [key] = publicSigningKeys(parseKeyRing(`k1:${first}`));
    expect(isSignedBy(`A${token.slice(1)}`, key ?? {})).toBe(false);
  });
});
