import { createHmac, createSecretKey, hash, type KeyObject } from "node:crypto";

/** Stands for the digest of a body that is not known when the call is signed. */
export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
const EMPTY_DIGEST = hash("sha256", "");

export interface CallToSign {
  call_id: string;
  /** Unix time in seconds. */
  timestamp: number;
  method: string;
  /** Path and query as the upstream sees them. */
  path: string;
  /** Hex SHA-256 of the body, or `UNSIGNED-PAYLOAD`. */
  content_digest: string;
}

const keys = new Map<string, KeyObject>();
const KEYS_KEPT = 10_000;

export function contentDigest(body: Buffer | null): string {
  return body === null || body.length === 0 ? EMPTY_DIGEST : hash("sha256", body);
}

/** `v1=<base64url>`, one for each secret, separated by blanks: HMAC-SHA-256 over the call's lines. `@mintreu/sdk/upstream` checks it. */
export function signatureOf(call: CallToSign, secrets: readonly string[]): string {
  const text = `${call.call_id}\n${call.timestamp}\n${call.method}\n${call.path}\n${call.content_digest}`;
  let signatures = "";
  for (const secret of secrets) {
    signatures += `${signatures === "" ? "" : " "}v1=${createHmac("sha256", keyOf(secret)).update(text).digest("base64url")}`;
  }
  return signatures;
}

/** Making the key costs as much as the signature. */
function keyOf(secret: string): KeyObject {
  let key = keys.get(secret);
  if (!key) {
    if (keys.size >= KEYS_KEPT) keys.clear();
    keys.set(secret, (key = createSecretKey(secret, "utf8")));
  }
  return key;
}
