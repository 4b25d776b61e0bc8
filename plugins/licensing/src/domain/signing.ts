import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { deriveKey, type KeyRing, type MasterKey } from "./key-ring";

/** DER prefix of an Ed25519 private key in PKCS #8 (RFC 8410); the 32-byte seed follows. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** A public key as it is published (RFC 8037). */
export interface PublicSigningKey {
  kid: string;
  kty: string;
  crv: string;
  x: string;
  alg: string;
  use: string;
}

/**
 * A compact JWS (RFC 7515, EdDSA): `header.payload.signature`. What is signed are the very characters that
 * travel, so that nobody has to write JSON the same way twice to verify it.
 */
export function signCompact(typ: string, claims: object, master: MasterKey): string {
  const header = { alg: "EdDSA", typ, kid: master.id };
  const body = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${body}.${sign(null, Buffer.from(body), signingKey(master)).toString("base64url")}`;
}

/** The claims of a compact JWS of that type when one of the keys signed it as it stands, else null. */
export function verifyCompact(typ: string, text: string, keys: readonly PublicSigningKey[]): Record<string, unknown> | null {
  const [header = "", payload = "", signature = "", ...rest] = text.split(".");
  if (rest.length > 0) return null;
  const said = parseJson(header);
  const key = keys.find(({ kid }) => kid === said?.["kid"]);
  const bytes = Buffer.from(signature, "base64url");
  // The last letter of base64 carries spare bits: another spelling of the same signature is a changed file.
  if (!key || said?.["alg"] !== "EdDSA" || said["typ"] !== typ || bytes.toString("base64url") !== signature) return null;
  const good = verify(null, Buffer.from(`${header}.${payload}`), createPublicKey({ key: { ...key }, format: "jwk" }), bytes);
  return good ? parseJson(payload) : null;
}

/** Public keys of the ring, newest first, as JSON Web Keys. */
export function publicSigningKeys(ring: KeyRing): PublicSigningKey[] {
  return ring.keys.map((master) => {
    const { x = "" } = createPublicKey(signingKey(master)).export({ format: "jwk" });
    return { kid: master.id, kty: "OKP", crv: "Ed25519", x, alg: "EdDSA", use: "sig" };
  });
}

/** An Ed25519 private key from its 32-byte seed (RFC 8032). */
export function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
}

const signingKeys = new WeakMap<MasterKey, KeyObject>();

/** Parsed once per process: every valid answer is signed. */
function signingKey(master: MasterKey): KeyObject {
  let key = signingKeys.get(master);
  if (!key) signingKeys.set(master, (key = privateKeyOf(deriveKey(master, "signing"))));
  return key;
}

function parseJson(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
