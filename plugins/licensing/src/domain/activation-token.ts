import { createHash, createHmac } from "node:crypto";
import { deriveKey, type KeyRing, type MasterKey } from "./key-ring";

const PREFIX = "mat_";

/**
 * The secret of an activation, told once to whoever made it. It follows from a nonce of the client (its
 * idempotency key), so that a client whose answer was lost hears it again, and nobody else does.
 */
export function activationToken(activationId: string, nonce: string, master: MasterKey): string {
  const mac = createHmac("sha256", deriveKey(master, "activation-token")).update(`${activationId}\0${nonce}`).digest("base64url");
  return `${PREFIX}${mac}`;
}

/** What is stored of it: 256 random bits need no salt. */
export function activationTokenDigest(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** The token that this nonce made for an activation, by any master key; null when another nonce made it. */
export function recallActivationToken(activationId: string, digest: string, nonce: string, ring: KeyRing): string | null {
  const tokens = ring.keys.map((master) => activationToken(activationId, nonce, master));
  return tokens.find((token) => activationTokenDigest(token) === digest) ?? null;
}
