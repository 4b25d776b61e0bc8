import { StatusBadge } from "@medusajs/ui";
import type { ComponentProps } from "react";
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
