import { createHmac } from "node:crypto";
import { openSealedText, sealText } from "@mintreu/kit/domain/sealed-text";
import { deriveKey, KEY_OWNER, type KeyPurpose, type KeyRing } from "./key-ring";

/** What is stored of a key: a keyed digest to look it up, a sealed copy for its owner. */
export interface StoredKey {
  digest: string;
  sealed: string;
}

const ENCRYPTION: KeyPurpose = "encryption";

/** Seals a normalised key with the current master key: `id.iv.tag.ciphertext` in base64url, AES-256-GCM. */
export function storeKey(key: string, ring: KeyRing): StoredKey {
  return { digest: digestWith(key, deriveKey(ring.current, "digest")), sealed: sealText(key, ring, { owner: KEY_OWNER, purpose: ENCRYPTION }) };
}

/** The digests under which a normalised key may be stored, newest master key first. */
export function lookupDigests(key: string, ring: KeyRing): string[] {
  return ring.keys.map((master) => digestWith(key, deriveKey(master, "digest")));
}

/** Opens a sealed key. Throws when the ring lacks its master key or a byte was changed. */
export function openSealedKey(sealed: string, ring: KeyRing): string {
  return openSealedText(sealed, ring, { owner: KEY_OWNER, purpose: ENCRYPTION });
}

function digestWith(key: string, secret: Buffer): string {
  return createHmac("sha256", secret).update(key).digest("base64url");
}
