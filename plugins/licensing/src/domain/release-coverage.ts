import type { ReleaseStatus } from "@mintreu/catalog/domain/release-status";
import type { LicenseStatus } from "./license-status";

/** Why a licence does not give a release; null where it does. */
export type CoverageRefusal =
  | "license_revoked"
  | "license_suspended"
  | "license_expired"
  | "outside_update_window"
  | "release_yanked"
  | "release_not_published";

const messages: Record<CoverageRefusal, string> = {
  license_revoked: "The licence was revoked.",
  license_suspended: "The licence is suspended.",
  license_expired: "The subscription is over. Renew it to download.",
  outside_update_window: "This release came out after the updates of the licence ended.",
  release_yanked: "The developer has taken this release back.",
  release_not_published: "This release is not out.",
};

export function coverageMessage(refusal: CoverageRefusal): string {
  return messages[refusal];
}

/** What the rule looks at; times as Date, `null` for "never". */
export interface DownloadLicense {
  status: LicenseStatus;
  billing: string;
  expires_at: Date | null;
  grace_until: Date | null;
  /** Null: updates for as long as the licence lives. */
  updates_until: Date | null;
}

export interface DownloadRelease {
  status: ReleaseStatus;
  published_at: Date | null;
}

/** What is paid for as long as it is used. */
const subscriptions: ReadonlySet<string> = new Set(["monthly", "annual", "usage"]);

/**
 * Whether a licence gives a release. Never when suspended or revoked; a subscription only while it runs (what
 * was cancelled runs until its end), anything else also when expired. Of the releases those that came out
 * before the updates ended, on every channel; a yanked one stays with those who downloaded it before.
 */
export function judgeCoverage(license: DownloadLicense, release: DownloadRelease, downloadedBefore: boolean, now: Date): CoverageRefusal | null {
  if (license.status === "revoked") return "license_revoked";
  if (license.status === "suspended") return "license_suspended";
  if (subscriptions.has(license.billing) && !runs(license, now)) return "license_expired";
  if (release.published_at === null || (release.status !== "published" && release.status !== "yanked")) return "release_not_published";
  if (license.updates_until !== null && release.published_at > license.updates_until) return "outside_update_window";
  return release.status === "yanked" && !downloadedBefore ? "release_yanked" : null;
}

function runs({ status, expires_at, grace_until }: DownloadLicense, now: Date): boolean {
  if (status === "expired" || expires_at === null) return status !== "expired";
  const end = grace_until !== null && grace_until > expires_at ? grace_until : expires_at;
  return end > now;
}
