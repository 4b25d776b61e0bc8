import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deriveKey, type KeyRing } from "./key-ring";

/** What a sealed text is for. `context` (an id of its row) is bound into it: a seal moved to another row does not open. */
export interface SealUse {
  owner: string;
  purpose: string;
  context?: string;
}

/** Seals a text with the current master key: `id.iv.tag.ciphertext` in base64url, AES-256-GCM. */
export function sealText(text: string, ring: KeyRing, { owner, purpose, context = "" }: SealUse): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(ring.current, owner, purpose), iv).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [ring.current.id, ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString("base64url"))].join(".");
}

/** Opens a sealed text. Throws when the ring lacks its master key, a byte was changed or the use is another. */
export function openSealedText(sealed: string, ring: KeyRing, { owner, purpose, context = "" }: SealUse): string {
  const [id, ...parts] = sealed.split(".");
  const master = ring.keys.find((key) => key.id === id);
  const [iv, tag, ciphertext] = parts.map((part) => Buffer.from(part, "base64url"));
  if (!master || !iv || !tag || !ciphertext || tag.length !== 16) throw new Error("sealed text cannot be opened");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(master, owner, purpose), iv).setAAD(Buffer.from(context));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
}

/** Whether a text was sealed with a master key that is no longer the current one: it is sealed anew when it is next used. */
export function needsResealing(sealed: string, ring: KeyRing): boolean {
  return !sealed.startsWith(`${ring.current.id}.`);
}
