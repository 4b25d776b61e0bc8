/** Releases of a product as the store API tells of them. */

export interface ReleaseFile {
  id: string;
  name: string;
  size_bytes: number;
  /** 64 hexadecimal digits. */
  sha256: string;
  content_type?: string;
}

export interface StoreRelease {
  id: string;
  version: string;
  channel: "stable" | "beta";
  /** Markdown as the developer wrote it. */
  changelog: string | null;
  published_at: string | null;
  yanked_at?: string | null;
  yank_reason?: string | null;
  files: ReleaseFile[];
}

/** A release with its changelog rendered by the storefront's own server. */
export type ShownRelease = Omit<StoreRelease, "changelog"> & { changelog_html: string };

export interface ShownReleases {
  releases: ShownRelease[];
  count: number;
}

export interface DownloadRelease extends StoreRelease {
  downloadable: boolean;
  reason: string | null;
}

/** What one licence may download. */
export interface Download {
  license_id: string;
  product_id: string;
  product_title: string;
  product_handle: string;
  package_title: string;
  updates_until: string | null;
  releases: DownloadRelease[];
}

export const RELEASES_ON_PRODUCT_PAGE = 3;
export const RELEASES_PAGE_SIZE = 10;

const REASONS: Record<string, string> = {
  license_suspended: "The licence is suspended.",
  license_revoked: "The licence has been revoked.",
  license_expired: "The licence has expired.",
  license_not_active: "The licence is not active.",
  updates_ended: "Released after your updates ended.",
  outside_update_window: "Released after your updates ended.",
  yanked: "Withdrawn by the developer.",
};

/** Why a release cannot be downloaded, in words; null when it can. */
export function notDownloadableText({ downloadable, reason, yank_reason }: Pick<DownloadRelease, "downloadable" | "reason" | "yank_reason">): string | null {
  if (downloadable) return null;
  const code = (reason ?? "").replace(/^\w+\./, "");
  const text = REASONS[code] ?? REASONS[reason ?? ""] ?? "Not included in this licence.";
  return code === "yanked" && yank_reason ? `${text.slice(0, -1)}: ${yank_reason}` : text;
}
