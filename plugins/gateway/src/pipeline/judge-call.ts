import type { IncomingHttpHeaders } from "node:http";
import { judgeUse, type ValidationCode } from "@mintreu/licensing/domain/validate-license";
import type { ProblemCode } from "../answers/problems";
import type { LicenseEntry } from "../contract";

const problemOfCode: Partial<Record<ValidationCode, ProblemCode>> = {
  NOT_FOUND: "key-unknown",
  PRODUCT_MISMATCH: "license-other-product",
  SUSPENDED: "license-suspended",
  CANCELLED: "license-cancelled",
  REVOKED: "license-revoked",
  EXPIRED: "license-expired",
  DOMAIN_NOT_ALLOWED: "domain-not-allowed",
  IP_NOT_ALLOWED: "ip-not-allowed",
};

export interface CallToJudge {
  product_id: string;
  headers: IncomingHttpHeaders;
  address: string;
  trusted_origins: readonly string[];
}

/** Why a licence does not cover a call; null when it does. */
export function judgeCall(license: LicenseEntry, { product_id, headers, address, trusted_origins }: CallToJudge, now: Date): ProblemCode | null {
  const code = judgeUse(license, { product_id, domain: domainOf(headers, trusted_origins), ip: address }, license.active_domains, now);
  return code === null ? null : (problemOfCode[code] ?? "license-suspended");
}

/** The page that calls, where a browser names it: its origin, or the page that it comes from. */
function domainOf({ origin, referer }: IncomingHttpHeaders, trusted: readonly string[]): string | undefined {
  if (origin === undefined && referer === undefined) return undefined;
  const page = origin ?? /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(referer!)?.[0] ?? referer!;
  return trusted.includes(page) ? undefined : page;
}
