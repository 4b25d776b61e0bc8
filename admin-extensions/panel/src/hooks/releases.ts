import { useQuery } from "@tanstack/react-query";
import { call, type Query } from "../lib/api";
import { queryClient } from "../lib/queries";

export const releaseStatuses = ["draft", "in_review", "changes_requested", "published", "yanked"] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

export interface ReleaseFile {
  id: string;
  name: string;
  size_bytes: number;
  sha256: string;
  content_type: string;
  created_at: string;
}

export interface Release {
  id: string;
  product_id: string;
  version: string;
  channel: "stable" | "beta";
  status: ReleaseStatus;
  status_reason: string | null;
  changelog: string;
  published_at: string | null;
  yanked_at: string | null;
  yank_reason: string | null;
  created_at: string;
  files: ReleaseFile[];
}

export function useReleases(productId: string, query: Query) {
  return useQuery({
    queryKey: ["releases", productId, query],
    queryFn: ({ signal }) => call<{ releases: Release[]; count: number }>(`/vendor/products/${encodeURIComponent(productId)}/releases`, { query, signal }),
    placeholderData: (before) => before,
  });
}

export function useRelease(id: string) {
  return useQuery({
    queryKey: ["release", id],
    queryFn: async ({ signal }) => (await call<{ release: Release }>(`/vendor/releases/${encodeURIComponent(id)}`, { signal })).release,
  });
}

export async function createRelease(productId: string, body: unknown): Promise<Release> {
  const { release } = await call<{ release: Release }>(`/vendor/products/${encodeURIComponent(productId)}/releases`, { method: "POST", body });
  keepRelease(release);
  return release;
}

/** Edits (`""`), submits, withdraws or yanks a release: each answers with the release as it stands then. */
export async function changeRelease(id: string, path: "" | "/submit" | "/withdraw" | "/yank", body?: unknown): Promise<Release> {
  const { release } = await call<{ release: Release }>(`/vendor/releases/${encodeURIComponent(id)}${path}`, { method: "POST", body });
  keepRelease(release);
  return release;
}

export async function removeRelease({ id }: Release): Promise<void> {
  await call(`/vendor/releases/${encodeURIComponent(id)}`, { method: "DELETE" });
  await queryClient.invalidateQueries({ queryKey: ["releases"] });
}

export async function removeReleaseFile(release: Release, file: ReleaseFile): Promise<void> {
  await call(`/vendor/releases/${encodeURIComponent(release.id)}/files/${encodeURIComponent(file.id)}`, { method: "DELETE" });
  await readReleaseAgain(release.id);
}

export function readReleaseAgain(id: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ["release", id] });
}

function keepRelease(release: Release): void {
  queryClient.setQueryData(["release", release.id], release);
  void queryClient.invalidateQueries({ queryKey: ["releases"] });
}

/** What is in review, out or withdrawn stays as it is. */
export function isReleaseEditable({ status }: Release): boolean {
  return status === "draft" || status === "changes_requested";
}
