import { client, segment } from "./client";
import type { ListingStatus, Page } from "./types";

export const approvalKinds = ["application", "publish", "change", "release"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export const approvalStates = ["waiting", "decided"] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const kindNames: Record<ApprovalKind, string> = {
  application: "Developer application",
  publish: "New product",
  change: "Change of a product",
  release: "Release",
};

/** Something that waits for an admin, or waited; `id` is that of the developer or of the change. */
export interface Approval {
  id: string;
  kind: ApprovalKind;
  status: string;
  title: string;
  reason: string | null;
  developer: { id: string; display_name: string };
  product: { id: string; title: string; handle: string } | null;
  created_at: string;
  decided_at: string | null;
}

export interface ApprovalsQuery extends Page {
  state: ApprovalState;
  kind?: ApprovalKind | undefined;
  q?: string | undefined;
}

export interface ApprovalList extends Page {
  approvals: Approval[];
  count: number;
  counts: Record<ApprovalKind, number>;
}

export type Leaf = string | number | boolean | null | Leaf[];

/** One value that differs; `stale` where what is live moved since it was proposed. */
export interface Difference {
  path: string;
  kind: "added" | "changed" | "removed";
  before: Leaf;
  after: Leaf;
  stale: boolean;
}

export interface ReleaseFile {
  id: string;
  name: string;
  size_bytes: number;
  sha256: string;
  content_type: string;
}

export interface Release {
  id: string;
  version: string;
  channel: string;
  status: string;
  changelog: string;
  published_at: string | null;
  files: ReleaseFile[];
}

export interface ProductChange {
  id: string;
  kind: Exclude<ApprovalKind, "application">;
  status: "pending" | "approved" | "changes_requested" | "withdrawn";
  revision: number;
  reason: string | null;
  decided_at: string | null;
  being_applied: boolean;
  created_at: string;
  updated_at: string;
  product: { id: string; title: string; handle: string; product_type: string; status: ListingStatus };
  developer: { id: string; handle: string; display_name: string; status: string };
  difference: Difference[];
  proposed: { packages: { id: string; title: string }[] } | null;
  current: { packages: { id: string; title: string }[] } | null;
  /** What goes live with it: the release, or those of a first publication. */
  releases?: Release[];
}

export interface ReleaseList extends Page {
  releases: Release[];
  count: number;
}

export type ChangeDecision = "approve" | "request-changes";

export function listApprovals(query: ApprovalsQuery): Promise<ApprovalList> {
  return client.fetch<ApprovalList>("/admin/approvals", { query: { ...query } });
}

export async function readChange(id: string): Promise<ProductChange> {
  const { product_change } = await client.fetch<{ product_change: ProductChange }>(`/admin/product-changes/${segment(id)}`);
  return product_change;
}

/** `revision` is the text that was read: the backend refuses when it was amended since. */
export async function decideOnChange(id: string, decision: ChangeDecision, body: { revision: number; reason?: string }): Promise<void> {
  await client.fetch(`/admin/product-changes/${segment(id)}/${decision}`, { method: "POST", body });
}

/** The address of a file of a release, good for a few minutes. */
export async function linkToReleaseFile(id: string): Promise<string> {
  const { url } = await client.fetch<{ url: string }>(`/admin/release-files/${segment(id)}/download`, { method: "POST", body: {} });
  return url;
}

export function listReleasesOf(productId: string, page: Page): Promise<ReleaseList> {
  return client.fetch<ReleaseList>(`/admin/products/${segment(productId)}/releases`, { query: { ...page } });
}
