import { isLocalDomain, matchesDomain, normalizeDomain } from "./domain-rules";
import { matchesAnyIp } from "./ip-rules";
import { limitReached } from "./license-limits";
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

/** What the checks look at; times as Date, `null` for "never" or "no limit". */
export interface LicenseFacts {
  product_id: string;
  status: LicenseStatus;
  expires_at: Date | null;
  grace_until: Date | null;
  updates_until: Date | null;
  license_type: "regular" | "extended" | "developer";
  activation_limit: number | null;
  domain_limit: number | null;
  domain_rules: readonly string[];
  ip_rules: readonly string[];
  limits: Readonly<Record<string, number>>;
  /** When this key of the licence stops working (rotation), null while it is the current one. */
  key_valid_until: Date | null;
}

/** What is activated, as far as the request asks for it. */
export interface ActivationFacts {
  slots_used: number;
  /** Whether the request's fingerprint is active. */
  fingerprint_active: boolean;
  /** Domains that are active and take a slot. */
  domains: readonly string[];
}

export interface ValidationRequest {
  product_id?: string | undefined;
  domain?: string | undefined;
  ip?: string | undefined;
  fingerprint?: string | undefined;
  version?: string | undefined;
}

/** What others know: activations, the usage of this month by limit, and when the asked version was released. */
export interface Circumstances {
  activations: ActivationFacts;
  usage: Readonly<Record<string, number>>;
  version_released_at: Date | null;
}

/**
 * The checks that follow checksum and look-up, in the order of the specification: product, status, expiry,
 * domain, ip, activation, limits, version. The first that fails names the answer.
 */
export function judgeLicense(
  license: LicenseFacts,
  request: ValidationRequest,
  { activations, usage, version_released_at }: Circumstances,
  now: Date,
): ValidationCode {
  return (
    judgeUse(license, request, activations.domains, now) ??
    judgeActivated(license, request, activations) ??
    (limitReached(license.limits, usage) ? "USAGE_LIMIT_EXCEEDED" : null) ??
    (license.updates_until && version_released_at && version_released_at > license.updates_until ? "VERSION_NOT_COVERED" : null) ??
    "VALID"
  );
}

/** The checks before activation, which activating itself has to pass as well; null when all hold. */
export function judgeUse(license: LicenseFacts, request: ValidationRequest, activeDomains: readonly string[], now: Date): ValidationCode | null {
  if (license.key_valid_until && license.key_valid_until <= now) return "NOT_FOUND";
  if (request.product_id !== undefined && request.product_id !== license.product_id) return "PRODUCT_MISMATCH";
  return judgeStatus(license, now) ?? judgeDomain(license, request.domain, activeDomains) ?? judgeIp(license, request.ip);
}

/** When the licence ends, its grace included; null for never. */
export function endOfLicense({ expires_at, grace_until }: Pick<LicenseFacts, "expires_at" | "grace_until">): Date | null {
  return grace_until && expires_at && grace_until > expires_at ? grace_until : expires_at;
}

/** Whether the domains that are activated bind the licence: a limit, and no rules that name them instead. */
export function bindsDomains({ domain_limit, domain_rules }: Pick<LicenseFacts, "domain_limit" | "domain_rules">): boolean {
  return domain_limit !== null && domain_rules.length === 0;
}

/** Whether a host needs no slot: local work with a developer licence. */
export function isFreePlace({ license_type }: Pick<LicenseFacts, "license_type">, host: string | null): boolean {
  return license_type === "developer" && host !== null && isLocalDomain(host);
}

/** A cancelled licence works until its paid time is over; only then its code differs from an expired one's. */
function judgeStatus(license: LicenseFacts, now: Date): ValidationCode | null {
  const { status } = license;
  if (status === "suspended") return "SUSPENDED";
  if (status === "revoked") return "REVOKED";
  const end = endOfLicense(license);
  const over = end !== null && end <= now;
  if (status === "cancelled" && over) return "CANCELLED";
  return status === "expired" || over ? "EXPIRED" : null;
}

/** Rules name the domains; without rules the activated ones do, once they are as many as the licence allows. */
function judgeDomain(license: LicenseFacts, domain: string | undefined, active: readonly string[]): ValidationCode | null {
  const { domain_rules, domain_limit } = license;
  if (domain === undefined || (domain_rules.length === 0 && domain_limit === null)) return null;
  const host = normalizeDomain(domain);
  if (host === null) return "DOMAIN_NOT_ALLOWED";
  if (isFreePlace(license, host)) return null;
  if (domain_rules.length > 0) return domain_rules.some((rule) => matchesDomain(rule, host)) ? null : "DOMAIN_NOT_ALLOWED";
  if (active.includes(host)) return null;
  return isLocalDomain(host) || active.length >= (domain_limit ?? 0) ? "DOMAIN_NOT_ALLOWED" : null;
}

function judgeIp({ ip_rules }: LicenseFacts, ip: string | undefined): ValidationCode | null {
  return ip_rules.length > 0 && (ip === undefined || !matchesAnyIp(ip_rules, ip)) ? "IP_NOT_ALLOWED" : null;
}

/** A device counts when the licence limits devices and the request names one; a domain when domains are bound. */
function judgeActivated(
  license: LicenseFacts,
  request: ValidationRequest,
  { slots_used, fingerprint_active, domains }: ActivationFacts,
): ValidationCode | null {
  const host = request.domain === undefined ? null : normalizeDomain(request.domain);
  if (isFreePlace(license, host)) return null;
  const { activation_limit } = license;
  const deviceMissing = request.fingerprint !== undefined && activation_limit !== null && !fingerprint_active;
  const domainMissing = host !== null && bindsDomains(license) && !domains.includes(host);
  if (!deviceMissing && !domainMissing) return null;
  return activation_limit !== null && slots_used >= activation_limit ? "ACTIVATION_LIMIT_REACHED" : "ACTIVATION_REQUIRED";
}
