import { createCipheriv, createPrivateKey, generateKeyPairSync, hkdfSync, type KeyObject, randomBytes, sign } from "node:crypto";
import fc from "fast-check";
import { checkLicenseFile } from "./license-file.ts";
import { openSigned, type PublicKey } from "./signed-document.ts";

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
const seconds = (ms: number) => Math.floor(ms / 1000);

const current = generateKeyPairSync("ed25519").privateKey;
const retired = generateKeyPairSync("ed25519").privateKey;
const jwk = (kid: string, key: KeyObject): PublicKey => ({ kid, kty: "OKP", crv: "Ed25519", x: key.export({ format: "jwk" }).x! });
const known = new Map([jwk("new", current), jwk("old", retired)].map((key) => [key.kid, key]));
const findKey = (kid: string) => known.get(kid);

function signed(payload: object, { kid = "new", typ = "mintreu-license-file", alg = "EdDSA" } = {}): string {
  const body = [{ alg, typ, kid }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${body}.${sign(null, Buffer.from(body), kid === "old" ? retired : current).toString("base64url")}`;
}

const facts = {
  format: 1,
  jti: "licfile_1",
  iat: seconds(NOW - DAY),
  exp: seconds(NOW + 30 * DAY),
  license: {
    id: "lic_1",
    product_id: "prod_1",
    package_id: "pkg_1",
    license_type: "regular",
    expires_at: null as string | null,
    updates_until: null,
    limits: { rpm: 60 },
    features: ["export"],
  },
  domains: ["shop.example", "*.stage.example"],
  ips: [],
  activation: { id: "act_1", fingerprint: "machine-1", domain: null },
};
const place = { productId: "prod_1", fingerprint: "machine-1", domain: "shop.example" };
const check = (text: string, at: object = place, now = NOW) => checkLicenseFile(text, at, findKey, now);

it("believes a file signed by the current or a retired key", async () => {
  for (const kid of ["new", "old"]) {
    expect(await check(signed(facts, { kid }))).toMatchObject({
      valid: true,
      code: "VALID",
      source: "file",
      limits: { rpm: 60 },
      entitlements: { features: ["export"] },
    });
  }
});

it.each([
  ["FILE_EXPIRED", place, NOW + 31 * DAY],
  ["CLOCK_SET_BACK", place, NOW - 2 * DAY],
  ["PRODUCT_MISMATCH", { ...place, productId: "prod_2" }, NOW],
  ["FINGERPRINT_MISMATCH", { ...place, fingerprint: "machine-2" }, NOW],
  ["FINGERPRINT_MISMATCH", { productId: "prod_1" }, NOW],
  ["DOMAIN_NOT_ALLOWED", { ...place, domain: "other.example" }, NOW],
  ["DOMAIN_NOT_ALLOWED", { ...place, domain: "stage.example" }, NOW],
  ["DOMAIN_NOT_ALLOWED", { ...place, domain: "evilshop.example" }, NOW],
  ["DOMAIN_NOT_ALLOWED", { ...place, domain: "localhost" }, NOW],
  ["VALID", { ...place, domain: "a.b.stage.example:8080" }, NOW],
  ["VALID", { ...place, domain: "SHOP.example." }, NOW],
] as const)("says %s at %j", async (code, at, now) => {
  expect(await check(signed(facts), at, now)).toMatchObject({ code, valid: code === "VALID" });
});

it("knows that the licence itself is over", async () => {
  const over = { ...facts, license: { ...facts.license, expires_at: new Date(NOW - 1).toISOString() } };
  expect(await check(signed(over))).toMatchObject({ code: "EXPIRED" });
});

it("lets a developer licence work locally", async () => {
  const file = signed({ ...facts, license: { ...facts.license, license_type: "developer" } });
  for (const domain of ["localhost", "app.localhost", "shop.test", "127.0.0.1:3000"])
    expect(await check(file, { ...place, domain })).toMatchObject({ valid: true });
});

it("opens an encrypted file with its licence key only", async () => {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(hkdfSync("sha256", "MINTREU-KEY", salt, "mintreu-license-file/1", 32)), iv);
  const bytes = Buffer.concat([cipher.update(JSON.stringify(facts)), cipher.final(), cipher.getAuthTag()]);
  const [saltText, ivText, ciphertext] = [salt, iv, bytes].map((part) => part.toString("base64url"));
  const file = signed({ format: 1, enc: "A256GCM", kdf: "HKDF-SHA256", salt: saltText, iv: ivText, ciphertext, exp: facts.exp });
  expect(await check(file, { ...place, licenseKey: " mintreu-key " })).toMatchObject({ valid: true });
  for (const licenseKey of [undefined, "MINTREU-OTHER"]) expect(await check(file, { ...place, licenseKey })).toMatchObject({ code: "FILE_MALFORMED" });
});

it("believes no other document, algorithm or unknown key", async () => {
  expect(await check(signed(facts, { typ: "JWT" }))).toMatchObject({ code: "FILE_MALFORMED" });
  expect(await check(signed(facts, { alg: "none" }))).toMatchObject({ code: "FILE_MALFORMED" });
  expect(await check(signed(facts, { kid: "nobody's" }))).toMatchObject({ code: "FILE_KEY_UNKNOWN" });
  expect(await check(signed({ ...facts, format: 2 }))).toMatchObject({ code: "FILE_MALFORMED" });
  for (const text of ["", ".", "..", "a.b.c", "{}", "x".repeat(100_000)]) expect(await check(text)).toMatchObject({ code: "FILE_MALFORMED" });
});

it("refuses a file with any byte changed", async () => {
  const file = signed(facts);
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.constantFrom(..."ABCxyz019-_.=\n "), async (index, letter) => {
      fc.pre(file[index] !== letter);
      const changed = file.slice(0, index) + letter + file.slice(index + 1);
      // Blanks around the text are not part of it.
      fc.pre(changed.trim() !== file);
      expect((await check(changed)).valid).toBe(false);
    }),
    { numRuns: 400 },
  );
});

// RFC 8032, section 7.1, TEST 2: the key and signature that the standard gives.
it("agrees with the standard's own key", async () => {
  const seed = Buffer.from("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "hex");
  const key = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
  const x = Buffer.from("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "hex").toString("base64url");
  expect(key.export({ format: "jwk" }).x).toBe(x);
  const body = [{ alg: "EdDSA", typ: "t", kid: "rfc" }, { a: 1 }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const text = `${body}.${sign(null, Buffer.from(body), key).toString("base64url")}`;
  expect(await openSigned(text, () => ({ kid: "rfc", kty: "OKP", crv: "Ed25519", x }), "t")).toEqual({ ok: true, claims: { a: 1 } });
});
