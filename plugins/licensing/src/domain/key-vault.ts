import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { deriveKey, type KeyRing } from "./key-ring";

/** What is stored of a key: a keyed digest to look it up, a sealed copy for its owner. */
export interface StoredKey {
  digest: string;
  sealed: string;
}

/** Seals a normalised key with the current master key: `id.iv.tag.ciphertext` in base64url, AES-256-GCM. */
export function storeKey(key: string, ring: KeyRing): StoredKey {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(ring.current, "encryption"), iv);
  const ciphertext = Buffer.concat([cipher.update(key, "utf8"), cipher.final()]);
  const sealed = [ring.current.id, ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString("base64url"))].join(".");
  return { digest: digestWith(key, deriveKey(ring.current, "digest")), sealed };
}

/** The digests under which a normalised key may be stored, newest master key first. */
export function lookupDigests(key: string, ring: KeyRing): string[] {
  return ring.keys.map((master) => digestWith(key, deriveKey(master, "digest")));
}

/** Opens a sealed key. Throws when the ring lacks its master key or a byte was changed. */
export function openSealedKey(sealed: string, ring: KeyRing): string {
  const [id, ...parts] = sealed.split(".");
  const master = ring.keys.find((key) => key.id === id);
  const [iv, tag, ciphertext] = parts.map((part) => Buffer.from(part, "base64url"));
  if (!master || !iv || !tag || !ciphertext || tag.length !== 16) throw new Error("sealed licence key cannot be opened");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(master, "encryption"), iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
}

function digestWith(key: string, secret: Buffer): string {
  return createHmac("sha256", secret).update(key).digest("base64url");
}
