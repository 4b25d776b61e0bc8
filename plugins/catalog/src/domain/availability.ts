import type { Billing } from "./package-terms";
import type { ListingStatus } from "./listing-status";

/** Why a package cannot be bought now; null when it can. */
export type UnavailableReason = "not_published" | "developer_not_active" | "no_longer_offered" | "billing_not_offered";

export interface PackageOnSale {
  listing_status: ListingStatus;
  developer_status: string;
  billing: Billing;
  archived: boolean;
}

/** Recurring and metered packages are shown but not sold before there is billing for them. */
const sold: ReadonlySet<Billing> = new Set<Billing>(["one_time", "lifetime", "free"]);

export function whyUnavailable(offer: PackageOnSale): UnavailableReason | null {
  if (offer.listing_status !== "published") return "not_published";
  if (offer.developer_status !== "active") return "developer_not_active";
  if (offer.archived) return "no_longer_offered";
  return sold.has(offer.billing) ? null : "billing_not_offered";
}
