import { fromBase64url } from "./base64url.ts";
import { type FindKey, openSigned } from "./signed-document.ts";
import { refusal, type Verdict } from "./verdict.ts";

/** What is known of the place where a licence file is used. */
export interface FileCheck {
  productId?: string;
  /** The installation that the file was made for; needed when the file names one. */
  fingerprint?: string;
  /** Where the product runs; checked when the file names domains. */
  domain?: string;
  /** Opens an encrypted file. */
  licenseKey?: string;
}

const TYPE = "mintreu-license-file";
const FORMAT = 1;
const KDF_INFO = "mintreu-license-file/1";
const TAG_BYTES = 16;
/** A file that was made later than now by more than this tells of a clock that was set back. */
const TOLERANCE_MS = 10 * 60_000;

interface FileFacts {
  format: number;
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
  domains: string[];
  activation: { fingerprint: string | null; domain: string | null } | null;
}

interface SealedFacts {
  format: number;
  enc: "A256GCM";
  salt: string;
  iv: string;
  ciphertext: string;
}

/** Whether a licence file is good at this place and at this moment (milliseconds). Says why not by its code. */
export async function checkLicenseFile(text: string, check: FileCheck, findKey: FindKey, now: number): Promise<Verdict> {
  const opened = await openSigned<FileFacts | SealedFacts>(text.trim(), findKey, TYPE);
  if (!opened.ok) {
    if (opened.fault === "KEY_UNKNOWN") return fault("FILE_KEY_UNKNOWN", "No key that is known here signed this licence file.");
    if (opened.fault === "SIGNATURE_INVALID") return fault("FILE_SIGNATURE_INVALID", "This licence file was changed.");
    return malformed();
  }
  const facts = "enc" in opened.claims ? await unseal(opened.claims, check.licenseKey) : opened.claims;
  if (facts === null || facts.format !== FORMAT || typeof facts.license !== "object") return malformed();
  return judge(facts, check, now);
}

/** Looks up the key that signed a file while the marketplace can be reached: later the file has to verify without it. */
export async function learnFileKey(text: string, findKey: FindKey): Promise<void> {
  // A browser without Ed25519 gets the file all the same: it cannot check it, others can.
  await openSigned(text.trim(), findKey, TYPE).catch(() => undefined);
}

function judge(facts: FileFacts, check: FileCheck, now: number): Verdict {
  const { license, activation } = facts;
  if (now < facts.iat * 1000 - TOLERANCE_MS) return fault("CLOCK_SET_BACK", "This machine's clock stands before the day on which the file was made.");
  if (license.expires_at !== null && Date.parse(license.expires_at) <= now) return fault("EXPIRED", "The licence has expired.");
  if (facts.exp * 1000 <= now) return fault("FILE_EXPIRED", "This licence file is over: fetch a new one.");
  if (check.productId !== undefined && check.productId !== license.product_id) return fault("PRODUCT_MISMATCH", "The licence is for another product.");
  if (activation?.fingerprint && activation.fingerprint !== check.fingerprint)
    return fault("FINGERPRINT_MISMATCH", "This licence file is for another installation.");
  if (check.domain !== undefined && !allowsDomain(facts, check.domain)) return fault("DOMAIN_NOT_ALLOWED", "The licence does not cover this domain.");
  return {
    valid: true,
    code: "VALID",
    message: "The licence is valid.",
    source: "file",
    expires_at: license.expires_at,
    limits: license.limits,
    current_usage: {},
    remaining: {},
    entitlements: { product_id: license.product_id, package_id: license.package_id, features: license.features, updates_until: license.updates_until },
  };
}

/** `example.com` allows itself, `*.example.com` everything below it; a developer licence also places for local work. */
function allowsDomain({ domains, license }: FileFacts, domain: string): boolean {
  const host = domain.trim().toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
  if (license.license_type === "developer" && /^(localhost|\[::1\]|127(\.\d{1,3}){3})$|\.(localhost|test)$/.test(host)) return true;
  return (
    domains.length === 0 || domains.some((rule) => (rule.startsWith("*.") ? host.endsWith(rule.slice(1)) && host.length > rule.length - 1 : rule === host))
  );
}

/** AES-256-GCM with a key that HKDF-SHA-256 makes from the licence key; null when it does not open. */
async function unseal(sealed: SealedFacts, licenseKey: string | undefined): Promise<FileFacts | null> {
  if (sealed.enc !== "A256GCM" || licenseKey === undefined) return null;
  try {
    const [salt, iv, ciphertext] = [sealed.salt, sealed.iv, sealed.ciphertext].map(fromBase64url) as [
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
    ];
    const encode = (value: string) => new TextEncoder().encode(value);
    const master = await crypto.subtle.importKey("raw", encode(licenseKey.trim().toUpperCase()), "HKDF", false, ["deriveKey"]);
    const derivation = { name: "HKDF", hash: "SHA-256", salt, info: encode(KDF_INFO) };
    const key = await crypto.subtle.deriveKey(derivation, master, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv, tagLength: TAG_BYTES * 8 }, key, ciphertext);
    return JSON.parse(new TextDecoder().decode(plain)) as FileFacts;
  } catch {
    return null;
  }
}

const fault = (code: Parameters<typeof refusal>[0], message: string) => refusal(code, message, "file");
const malformed = () => fault("FILE_MALFORMED", "This is not a licence file that can be opened here.");
