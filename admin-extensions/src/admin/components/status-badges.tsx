import { StatusBadge } from "@medusajs/ui";
import type { ComponentProps } from "react";
import type { EngagementStatus } from "../lib/engagement-shapes";
import type { ReviewStatus } from "../lib/reviews";
import type { DeveloperStatus, LicenseStatus, ListingStatus } from "../lib/types";
import { toWords } from "../lib/words";

type Color = NonNullable<ComponentProps<typeof StatusBadge>["color"]>;

const developerColors: Record<DeveloperStatus, Color> = { pending: "orange", active: "green", rejected: "red", suspended: "red", closed: "grey" };

const licenseColors: Record<LicenseStatus, Color> = { active: "green", suspended: "orange", cancelled: "blue", expired: "grey", revoked: "red" };

const listingColors: Record<ListingStatus, Color> = {
  draft: "grey",
  in_review: "blue",
  changes_requested: "orange",
  published: "green",
  unlisted: "grey",
  archived: "grey",
};

export function DeveloperStatusBadge({ status }: { status: DeveloperStatus }) {
  return <StatusBadge color={developerColors[status]}>{toWords(status)}</StatusBadge>;
}

export function LicenseStatusBadge({ status }: { status: LicenseStatus }) {
  return <StatusBadge color={licenseColors[status]}>{toWords(status)}</StatusBadge>;
}

export function ListingStatusBadge({ status }: { status: ListingStatus }) {
  return <StatusBadge color={listingColors[status]}>{toWords(status)}</StatusBadge>;
}

const approvalColors: Record<string, Color> = {
  pending: "orange",
  approved: "green",
  active: "green",
  changes_requested: "orange",
  rejected: "red",
  suspended: "red",
};

/** What became of an approval, in the words of its own table. */
export function ApprovalStatusBadge({ status }: { status: string }) {
  return <StatusBadge color={approvalColors[status] ?? "grey"}>{status === "pending" ? "Waiting" : toWords(status)}</StatusBadge>;
}

const reviewColors: Record<ReviewStatus, Color> = { visible: "green", hidden: "red" };

export function ReviewStatusBadge({ status }: { status: ReviewStatus }) {
  return <StatusBadge color={reviewColors[status]}>{toWords(status)}</StatusBadge>;
}

const engagementColors: Record<EngagementStatus, Color> = {
  requested: "orange",
  scheduled: "blue",
  delivered: "blue",
  accepted: "green",
  disputed: "red",
  cancelled: "grey",
};

export function EngagementStatusBadge({ status }: { status: EngagementStatus }) {
  return <StatusBadge color={engagementColors[status]}>{toWords(status)}</StatusBadge>;
}
