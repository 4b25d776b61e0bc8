import { randomBytes } from "node:crypto";
import { parseKeyRing } from "./key-ring";
import { type LicenseFileFacts, openLicenseFile, signLicenseFile } from "./license-file";
import { publicSigningKeys, signCompact } from "./signing";
import { signValidation } from "./validation-token";

const [first, second] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const ring = parseKeyRing(`k1:${first}`);
const rotated = parseKeyRing(`k2:${second},k1:${first}`);
const keys = publicSigningKeys(ring);
const now = new Date("2026-03-01T00:00:00Z");
const iat = now.getTime() / 1000;
const facts: LicenseFileFacts = {
  format: 1,
  jti: "licfile_1",
  iat,
  exp: iat + 86_400,
  license: { id: "lic_1", product_id: "prod_1", package_id: "pkg_1", license_type: "regular", expires_at: null, updates_until: null, limits: {}, features: [] },
  domains: ["example.com"],
  ips: [],
  activation: { id: "licact_1", fingerprint: "f", domain: null },
};
const license_key = "MINTREU-API-AAAAAAAA-20260101-BBBBBBBBBBBBBBBBBBBBBBBBB-CCCCCCCC";
const seal = () => ({ license_key, salt: randomBytes(16), iv: randomBytes(12) });

describe("licence file", () => {
  const plain = signLicenseFile(facts, ring);
  const sealed = signLicenseFile(facts, ring, seal());

  it("says what it says until it is over", () => {
    expect(openLicenseFile(plain, keys, now)).toEqual(facts);
    expect(openLicenseFile(plain, keys, new Date((iat + 86_399) * 1000))).toEqual(facts);
    expect(openLicenseFile(plain, keys, new Date((iat + 86_400) * 1000))).toBeNull();
  });

  it("verifies after the signing key was rotated, and not once its key is no longer published", () => {
    expect(openLicenseFile(plain, publicSigningKeys(rotated), now)).toEqual(facts);
    expect(openLicenseFile(signLicenseFile(facts, rotated), publicSigningKeys(rotated), now)).toEqual(facts);
    expect(openLicenseFile(plain, publicSigningKeys(parseKeyRing(`k2:${second}`)), now)).toBeNull();
  });

  it.each([
    ["plain", plain],
    ["sealed", sealed],
  ])("does not verify after any byte of it was changed (%s)", (_name, text) => {
    for (let i = 0; i < text.length; i++) {
      for (const letter of ["A", "B", "g", "w", "_", ".", "\n"]) {
        if (letter === text[i]) continue;
        expect(openLicenseFile(text.slice(0, i) + letter + text.slice(i + 1), keys, now, license_key)).toBeNull();
      }
    }
    expect(openLicenseFile(`${text}A`, keys, now, license_key)).toBeNull();
    expect(openLicenseFile(text.slice(0, -1), keys, now, license_key)).toBeNull();
  });

  it("sealed, is opened by the key only and shows nothing", () => {
    expect(openLicenseFile(sealed, keys, now, license_key)).toEqual(facts);
    expect(openLicenseFile(sealed, keys, now)).toBeNull();
    expect(openLicenseFile(sealed, keys, now, license_key.replace("BB", "BC"))).toBeNull();
    expect(Buffer.from(sealed.split(".")[1] ?? "", "base64url").toString()).not.toContain("lic_1");
    expect(signLicenseFile(facts, ring, seal())).not.toBe(sealed);
  });

  it("is neither a validation token nor signed by a stranger who uses a known name", () => {
    expect(openLicenseFile(signValidation({ license_id: "lic_1", product_id: "prod_1" }, ring, now), keys, now)).toBeNull();
    const stranger = parseKeyRing(`k1:${second}`);
    expect(openLicenseFile(signLicenseFile(facts, stranger), keys, now)).toBeNull();
    expect(openLicenseFile(signCompact("mintreu-license-file", { ...facts, format: 2 }, ring.current), keys, now)).toBeNull();
    for (const junk of ["", ".", "..", "a.b.c", "a.b.c.d", plain.split(".").slice(0, 2).join(".")]) expect(openLicenseFile(junk, keys, now)).toBeNull();
  });
});
