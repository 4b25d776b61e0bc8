import { fromBase64url } from "./base64url.ts";

/** A public key as the marketplace publishes it (RFC 8037). */
export interface PublicKey {
  kid: string;
  kty: string;
  crv: string;
  x: string;
}

/** Finds a published key by its id; undefined when there is none. */
export type FindKey = (kid: string) => PublicKey | undefined | Promise<PublicKey | undefined>;

/** Why a signed document is not believed. */
export type SignatureFault = "MALFORMED" | "KEY_UNKNOWN" | "SIGNATURE_INVALID";

export type Opened<Claims> = { ok: true; claims: Claims } | { ok: false; fault: SignatureFault };

const imported = new Map<string, Promise<CryptoKey>>();

/**
 * Opens a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037) and gives its JSON payload. Only this algorithm is
 * believed, whatever the header says, only that type of document, and only keys that `findKey` knows.
 */
export async function openSigned<Claims extends object>(text: string, findKey: FindKey, type: string): Promise<Opened<Claims>> {
  const parts = text.split(".");
  const [header64, payload64, signature64] = parts;
  if (parts.length !== 3 || !header64 || !payload64 || !signature64) return { ok: false, fault: "MALFORMED" };
  let header: { alg?: unknown; typ?: unknown; kid?: unknown };
  let claims: Claims;
  let signature: Uint8Array<ArrayBuffer>;
  try {
    header = readJson(header64);
    claims = readJson(payload64);
    signature = fromBase64url(signature64);
  } catch {
    return { ok: false, fault: "MALFORMED" };
  }
  if (header.alg !== "EdDSA" || header.typ !== type || typeof header.kid !== "string") return { ok: false, fault: "MALFORMED" };
  const key = await findKey(header.kid);
  if (!key || key.kty !== "OKP" || key.crv !== "Ed25519") return { ok: false, fault: "KEY_UNKNOWN" };
  const signed = new TextEncoder().encode(`${header64}.${payload64}`);
  const good = await crypto.subtle.verify("Ed25519", await importKey(key), signature, signed);
  return good ? { ok: true, claims } : { ok: false, fault: "SIGNATURE_INVALID" };
}

function importKey({ x }: PublicKey): Promise<CryptoKey> {
  let key = imported.get(x);
  if (!key) {
    key = crypto.subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", x }, "Ed25519", false, ["verify"]);
    imported.set(x, key);
  }
  return key;
}

function readJson<Value extends object>(part: string): Value {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(fromBase64url(part)));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("not an object");
  return value as Value;
}
