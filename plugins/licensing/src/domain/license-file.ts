import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { KeyRing } from "./key-ring";
import { type PublicSigningKey, signCompact, verifyCompact } from "./signing";

/** `typ` of the header: a validation token is no licence file, and the other way round. */
export const LICENSE_FILE_TYPE = "mintreu-license-file";
const FORMAT = 1;
const KDF_INFO = "mintreu-license-file/1";

/** What a file says; times in Unix seconds, `null` for "never", "any" or "no limit". */
export interface LicenseFileFacts {
  format: typeof FORMAT;
  /** Id of the file. */
  jti: string;
  iat: number;
  exp: number;
  license: {
    id: string;
    product_id: string;
    package_id: string;
    license_type: string;
    expires_at: string | null;
    updates_until: string | null;
    limits: Record<string, number>;
    features: string[];
  };
  /** Domain rules and activated domains; empty when the licence is not bound to domains. */
  domains: string[];
  ips: string[];
  activation: { id: string; fingerprint: string | null; domain: string | null } | null;
}

/** A sealed payload: AES-256-GCM, tag behind the ciphertext, key by HKDF-SHA-256 from the licence key. */
export interface SealedFacts {
  format: typeof FORMAT;
  enc: "A256GCM";
  kdf: "HKDF-SHA256";
  salt: string;
  iv: string;
  ciphertext: string;
  exp: number;
}

/** A signed file; `seal` encrypts what it says with the normalised licence key (salt 16 bytes, iv 12, both random). */
export function signLicenseFile(facts: LicenseFileFacts, ring: KeyRing, seal?: { license_key: string; salt: Buffer; iv: Buffer }): string {
  return signCompact(LICENSE_FILE_TYPE, seal ? sealFacts(facts, seal) : facts, ring.current);
}

/** What a file says when a published key signed it, it is not over and (sealed) the key opens it; else null. */
export function openLicenseFile(text: string, keys: readonly PublicSigningKey[], now: Date, license_key?: string): LicenseFileFacts | null {
  const payload = verifyCompact(LICENSE_FILE_TYPE, text, keys) as LicenseFileFacts | SealedFacts | null;
  if (!payload || payload.format !== FORMAT || payload.exp * 1000 <= now.getTime()) return null;
  if (!("enc" in payload)) return payload;
  return license_key === undefined ? null : unsealFacts(payload, license_key);
}

function sealFacts(facts: LicenseFileFacts, { license_key, salt, iv }: { license_key: string; salt: Buffer; iv: Buffer }): SealedFacts {
  const cipher = createCipheriv("aes-256-gcm", fileKey(license_key, salt), iv);
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(facts), "utf8"), cipher.final(), cipher.getAuthTag()]);
  const [saltText, ivText, text] = [salt, iv, ciphertext].map((part) => part.toString("base64url")) as [string, string, string];
  return { format: FORMAT, enc: "A256GCM", kdf: "HKDF-SHA256", salt: saltText, iv: ivText, ciphertext: text, exp: facts.exp };
}

function unsealFacts(sealed: SealedFacts, license_key: string): LicenseFileFacts | null {
  const [salt, iv, bytes] = [sealed.salt, sealed.iv, sealed.ciphertext].map((part) => Buffer.from(part, "base64url")) as [Buffer, Buffer, Buffer];
  try {
    const decipher = createDecipheriv("aes-256-gcm", fileKey(license_key, salt), iv).setAuthTag(bytes.subarray(-16));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8"));
  } catch {
    return null;
  }
}

function fileKey(license_key: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", license_key, salt, KDF_INFO, 32));
}
