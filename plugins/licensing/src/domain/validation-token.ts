import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { deriveKey, type KeyRing, type MasterKey } from "./key-ring";

/** How long a client may rely on an answer without asking again. */
const LIFE_SECONDS = 60 * 60;

/** DER prefix of an Ed25519 private key in PKCS #8 (RFC 8410); the 32-byte seed follows. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

export interface TokenSubject {
  license_id: string;
  product_id: string;
}

/** A compact JWS (EdDSA) that says "valid until exp"; `kid` names the key among the published ones. */
export function signValidation(subject: TokenSubject, ring: KeyRing, now: Date): string {
  const issued = Math.floor(now.getTime() / 1000);
  const header = { alg: "EdDSA", typ: "JWT", kid: ring.current.id };
  const claims = { sub: subject.license_id, product_id: subject.product_id, valid: true, iat: issued, exp: issued + LIFE_SECONDS };
  const body = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${body}.${sign(null, Buffer.from(body), signingKey(ring.current)).toString("base64url")}`;
}

/** Public keys of the ring, newest first, as JSON Web Keys (RFC 8037). */
export function publicSigningKeys(ring: KeyRing): { kid: string; kty: string; crv: string; x: string; alg: string; use: string }[] {
  return ring.keys.map((master) => {
    const { x = "" } = createPublicKey(signingKey(master)).export({ format: "jwk" });
    return { kid: master.id, kty: "OKP", crv: "Ed25519", x, alg: "EdDSA", use: "sig" };
  });
}

function signingKey(master: MasterKey): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, deriveKey(master, "signing")]), format: "der", type: "pkcs8" });
}
