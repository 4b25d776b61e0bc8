import { createHmac } from "node:crypto";
import { openSealedText, sealText } from "@mintreu/kit/domain/sealed-text";
import { deriveKey, KEY_OWNER, type KeyPurpose, type KeyRing, type MasterKey } from "./key-ring";

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

/**
 * Seals a key that was made elsewhere. Its digest is bound to its product, so that nobody's keys stand in another's
 * way; it is stored as it was imported, letter by letter.
 */
export function storeImportedKey(productId: string, key: string, ring: KeyRing): StoredKey {
  return { ...storeKey(key, ring), digest: importedDigestWith(productId, key, ring.current) };
}

/** The digests under which an imported key may be stored, newest master key first. */
export function importedLookupDigests(productId: string, key: string, ring: KeyRing): string[] {
  return ring.keys.map((master) => importedDigestWith(productId, key, master));
}

function importedDigestWith(productId: string, key: string, master: MasterKey): string {
  return digestWith(`imported\0${productId}\0${key}`, deriveKey(master, "digest"));
}

/** Opens a sealed key. Throws when the ring lacks its master key or a byte was changed. */
export function openSealedKey(sealed: string, ring: KeyRing): string {
  return openSealedText(sealed, ring, { owner: KEY_OWNER, purpose: ENCRYPTION });
}

function digestWith(key: string, secret: Buffer): string {
  return createHmac("sha256", secret).update(key).digest("base64url");
}
