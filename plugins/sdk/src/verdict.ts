/** What the marketplace answers, and what can be said without it. */
export type LicenseCode =
  | "VALID"
  | "CHECKSUM_INVALID"
  | "NOT_FOUND"
  | "PRODUCT_MISMATCH"
  | "SUSPENDED"
  | "CANCELLED"
  | "REVOKED"
  | "EXPIRED"
  | "DOMAIN_NOT_ALLOWED"
  | "IP_NOT_ALLOWED"
  | "ACTIVATION_REQUIRED"
  | "ACTIVATION_LIMIT_REACHED"
  | "USAGE_LIMIT_EXCEEDED"
  | "VERSION_NOT_COVERED"
  | OfflineCode;

/** Said by the SDK itself. */
export type OfflineCode =
  /** The marketplace cannot be reached and nothing that is still good is kept here. */
  | "UNREACHABLE"
  /** This machine's clock stands before a moment that was already seen: kept answers are not believed. */
  | "CLOCK_SET_BACK"
  | "FILE_MALFORMED"
  | "FILE_KEY_UNKNOWN"
  | "FILE_SIGNATURE_INVALID"
  | "FILE_EXPIRED"
  | "FINGERPRINT_MISMATCH";

export type Limits = Record<string, number>;

export interface Entitlements {
  product_id: string;
  package_id: string;
  features: string[];
  updates_until: string | null;
}

export interface Verdict {
  valid: boolean;
  code: LicenseCode;
  message: string;
  /**
   * Who says so: `server` just now; `cache` a signed answer that is still fresh; `grace` one that is no longer fresh
   * while the marketplace cannot be reached; `file` an offline licence file; `none` nobody.
   */
  source: "server" | "cache" | "grace" | "file" | "none";
  /** When the licence ends (ISO 8601), null for never. */
  expires_at: string | null;
  limits: Limits;
  current_usage: Limits;
  remaining: Limits;
  entitlements: Entitlements | null;
}

/** A refusal that names no licence. */
export function refusal(code: LicenseCode, message: string, source: Verdict["source"] = "none"): Verdict {
  return { valid: false, code, message, source, expires_at: null, limits: {}, current_usage: {}, remaining: {}, entitlements: null };
}
