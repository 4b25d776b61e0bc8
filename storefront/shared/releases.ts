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
  license_revoked: "The licence was revoked.",
  license_expired: "The subscription is over. Renew it to download.",
  outside_update_window: "Came out after the updates of this licence ended.",
  release_yanked: "The developer has taken this release back.",
  release_not_published: "This release is not out.",
};

/** Why a release cannot be downloaded, in words; null when it can. */
export function notDownloadableText({ downloadable, reason }: Pick<DownloadRelease, "downloadable" | "reason">): string | null {
  return downloadable ? null : (REASONS[reason ?? ""] ?? "Not included in this licence.");
}
