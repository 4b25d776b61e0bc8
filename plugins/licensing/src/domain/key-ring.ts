import { hkdfSync } from "node:crypto";

/** One secret per purpose is derived from each master key, so that no purpose can serve for another. */
export type KeyPurpose = "checksum" | "digest" | "encryption" | "developer-code" | "signing";

export interface MasterKey {
  id: string;
  secret: Buffer;
}

/** Master keys, newest first: the first makes new things, all of them recognise old ones. */
export interface KeyRing {
  current: MasterKey;
  keys: readonly MasterKey[];
}

const MASTER_BYTES = 32;

/** Reads `id:base64,id:base64`, newest first. Throws an Error that names the entry, never the secret. */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(",").map((entry, index) => {
    const [id, encoded] = entry.trim().split(":");
    const secret = Buffer.from(encoded ?? "", "base64");
    if (!id || secret.length !== MASTER_BYTES) throw new Error(`licence key ring: entry ${index + 1} is not id:base64 of ${MASTER_BYTES} bytes`);
    return { id, secret };
  });
  const [current] = keys;
  if (!current) throw new Error("licence key ring: no key");
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error("licence key ring: an id stands twice");
  return { current, keys };
}

const derived = new WeakMap<MasterKey, Map<KeyPurpose, Buffer>>();

/** The 32-byte key of a purpose; derived once per process, because validation asks often. */
export function deriveKey(master: MasterKey, purpose: KeyPurpose): Buffer {
  let purposes = derived.get(master);
  if (!purposes) derived.set(master, (purposes = new Map()));
  let key = purposes.get(purpose);
  if (!key) purposes.set(purpose, (key = Buffer.from(hkdfSync("sha256", master.secret, "mintreu-licensing", purpose, 32))));
  return key;
}
