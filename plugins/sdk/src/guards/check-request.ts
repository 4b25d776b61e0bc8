import type { LicenseClient } from "../license-client.ts";
import type { Verdict } from "../verdict.ts";

export interface GuardOptions {
  client: LicenseClient;
  /** Version of your product, to be covered by the licence's updates. */
  version?: string;
  /** Entitlement that the licence's package must name among its features. */
  feature?: string;
}

/** An answer that refuses a request (RFC 9457). */
export interface Problem {
  status: number;
  headers: Record<string, string>;
  body: { type: string; title: string; status: number; code: string; detail: string };
}

export type GuardResult = { ok: true; license: Verdict } | { ok: false; problem: Problem };

/**
 * Whether a request may pass: its key stands in `X-License-Key` or `X-API-Key`. 401 without a key or with none that
 * exists, 403 when the licence does not allow it, 503 when nobody can tell.
 */
export async function checkRequest(header: (name: string) => string | undefined, options: GuardOptions): Promise<GuardResult> {
  const licenseKey = header("x-license-key") ?? header("x-api-key");
  if (!licenseKey) return refuse(401, "LICENSE_KEY_REQUIRED", "Send a licence key in X-License-Key.");
  const license = await options.client.validate({ licenseKey, ...(options.version ? { version: options.version } : {}) });
  if (!license.valid) return refuse(statusOf(license), license.code, license.message);
  if (options.feature && !license.entitlements?.features.includes(options.feature)) {
    return refuse(403, "FEATURE_NOT_INCLUDED", `The licence does not include ${options.feature}.`);
  }
  return { ok: true, license };
}

function statusOf({ code }: Verdict): number {
  if (code === "UNREACHABLE" || code === "CLOCK_SET_BACK") return 503;
  return code === "NOT_FOUND" || code === "CHECKSUM_INVALID" ? 401 : 403;
}

const TITLES: Record<number, string> = { 401: "Licence key needed", 403: "Licence does not allow this", 503: "Licence cannot be checked now" };

function refuse(status: number, code: string, detail: string): GuardResult {
  const headers: Record<string, string> = { "content-type": "application/problem+json", "cache-control": "no-store" };
  if (status === 503) headers["retry-after"] = "30";
  return { ok: false, problem: { status, headers, body: { type: "about:blank", title: TITLES[status] ?? "Refused", status, code, detail } } };
}
