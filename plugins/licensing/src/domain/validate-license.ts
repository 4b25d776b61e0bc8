import { isLocalDomain, matchesDomain, normalizeDomain } from "./domain-rules";
import { matchesAnyIp } from "./ip-rules";
import type { LicenseStatus } from "./license-status";

export const validationCodes = [
  "VALID",
  "CHECKSUM_INVALID",
  "NOT_FOUND",
  "PRODUCT_MISMATCH",
  "SUSPENDED",
  "CANCELLED",
  "REVOKED",
  "EXPIRED",
  "DOMAIN_NOT_ALLOWED",
  "IP_NOT_ALLOWED",
  "ACTIVATION_REQUIRED",
  "ACTIVATION_LIMIT_REACHED",
  "USAGE_LIMIT_EXCEEDED",
  "VERSION_NOT_COVERED",
] as const;
export type ValidationCode = (typeof validationCodes)[number];

const messages: Record<ValidationCode, string> = {
  VALID: "The licence is valid.",
  CHECKSUM_INVALID: "This is not a licence key, or it was mistyped.",
  NOT_FOUND: "No licence has this key.",
  PRODUCT_MISMATCH: "The licence is for another product.",
  SUSPENDED: "The licence is suspended.",
  CANCELLED: "The licence was cancelled and its paid time is over.",
  REVOKED: "The licence was revoked.",
  EXPIRED: "The licence has expired.",
  DOMAIN_NOT_ALLOWED: "The licence does not cover this domain.",
  IP_NOT_ALLOWED: "The licence does not cover this address.",
  ACTIVATION_REQUIRED: "Activate the licence on this device first.",
  ACTIVATION_LIMIT_REACHED: "The licence is active on as many devices as it allows.",
  USAGE_LIMIT_EXCEEDED: "A limit of the licence is used up.",
  VERSION_NOT_COVERED: "The licence does not include this version.",
};

export function messageOf(code: ValidationCode): string {
  return messages[code];
}

/** What the checks look at; times as Date, `null` for "never". */
export interface LicenseFacts {
  product_id: string;
  status: LicenseStatus;
  expires_at: Date | null;
  grace_until: Date | null;
  license_type: "regular" | "extended" | "developer";
  domain_rules: readonly string[];
  ip_rules: readonly string[];
  /** When this key of the licence stops working (rotation), null while it is the current one. */
  key_valid_until: Date | null;
}

export interface ValidationRequest {
  product_id?: string | undefined;
  domain?: string | undefined;
  ip?: string | undefined;
}

/**
 * The checks that follow checksum and look-up, in the order of the specification: product, status,
 * expiry, domain, ip. The first that fails names the answer. Without rules every domain or address
 * is allowed; local hosts are allowed for developer licences.
 */
export function judgeLicense(license: LicenseFacts, request: ValidationRequest, now: Date): ValidationCode {
  if (license.key_valid_until && license.key_valid_until <= now) return "NOT_FOUND";
  if (request.product_id !== undefined && request.product_id !== license.product_id) return "PRODUCT_MISMATCH";
  return judgeStatus(license, now) ?? judgePlace(license, request) ?? "VALID";
}

function judgeStatus({ status, expires_at, grace_until }: LicenseFacts, now: Date): ValidationCode | null {
  if (status === "suspended") return "SUSPENDED";
  if (status === "revoked") return "REVOKED";
  const end = grace_until && expires_at && grace_until > expires_at ? grace_until : expires_at;
  const over = end !== null && end <= now;
  if (status === "cancelled" && over) return "CANCELLED";
  return status === "expired" || over ? "EXPIRED" : null;
}

function judgePlace(license: LicenseFacts, { domain, ip }: ValidationRequest): ValidationCode | null {
  if (domain !== undefined && license.domain_rules.length > 0) {
    const host = normalizeDomain(domain);
    const local = host !== null && license.license_type === "developer" && isLocalDomain(host);
    if (host === null || (!local && !license.domain_rules.some((rule) => matchesDomain(rule, host)))) return "DOMAIN_NOT_ALLOWED";
  }
  if (license.ip_rules.length > 0 && (ip === undefined || !matchesAnyIp(license.ip_rules, ip))) return "IP_NOT_ALLOWED";
  return null;
}
