import { deriveKey as deriveKeyOf, type MasterKey } from "@mintreu/kit/domain/key-ring";

export { type KeyRing, type MasterKey, parseKeyRing } from "@mintreu/kit/domain/key-ring";

/** One secret per purpose is derived from each master key, so that no purpose can serve for another. */
export type KeyPurpose = "checksum" | "digest" | "encryption" | "developer-code" | "signing" | "activation-token" | "domain-proof" | "download" | "claim";

/** Bound into every key of this plugin; another name would make all licence keys unreadable. */
export const KEY_OWNER = "mintreu-licensing";

/** The 32-byte key of a purpose. */
export function deriveKey(master: MasterKey, purpose: KeyPurpose): Buffer {
  return deriveKeyOf(master, KEY_OWNER, purpose);
}
