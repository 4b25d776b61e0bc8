import { hkdfSync } from "node:crypto";

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

/**
 * Reads `id:base64,id:base64`, newest first. An entry that begins with `+` is recognised and makes nothing yet:
 * so all processes may know a new key before the first of them uses it. Throws an Error that names the entry,
 * never the secret.
 */
export function parseKeyRing(text: string): KeyRing {
  const entries = text.split(",").map((entry) => entry.trim());
  const keys = entries.map((entry, index) => {
    const [id, encoded] = entry.replace(/^\+/, "").split(":");
    const secret = Buffer.from(encoded ?? "", "base64");
    if (!id || secret.length !== MASTER_BYTES) throw new Error(`key ring: entry ${index + 1} is not id:base64 of ${MASTER_BYTES} bytes`);
    return { id, secret };
  });
  const current = keys.find((_key, index) => !entries[index]?.startsWith("+"));
  if (!current) throw new Error("key ring: no key");
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error("key ring: an id stands twice");
  return { current, keys };
}

const derived = new WeakMap<MasterKey, Map<string, Buffer>>();

/**
 * The 32-byte key that one owner (a plugin) uses for one purpose, so that no purpose can serve for another.
 * Derived once per process, because validation asks often.
 */
export function deriveKey(master: MasterKey, owner: string, purpose: string): Buffer {
  let purposes = derived.get(master);
  if (!purposes) derived.set(master, (purposes = new Map()));
  const name = `${owner}\0${purpose}`;
  let key = purposes.get(name);
  if (!key) purposes.set(name, (key = Buffer.from(hkdfSync("sha256", master.secret, owner, purpose, 32))));
  return key;
}
