/** Shapes of what the vendor routes answer. Amounts are integer minor units, moments ISO texts. */
import type { MemberRole } from "./session";

export interface Amount {
  amount_minor: number;
  currency_code: string;
}

export const productTypes = ["api", "package", "saas", "theme", "script", "plugin", "service"] as const;
export type ProductType = (typeof productTypes)[number];

export const listingStatuses = ["draft", "in_review", "changes_requested", "published", "unlisted", "archived"] as const;
export type ListingStatus = (typeof listingStatuses)[number];

export const billings = ["one_time", "lifetime", "free", "monthly", "annual", "usage"] as const;
export type Billing = (typeof billings)[number];

export const licenseTypes = ["regular", "extended", "developer"] as const;
export type LicenseType = (typeof licenseTypes)[number];

export const limitNames = ["rpm", "rph", "rpd", "concurrent", "calls_per_month", "bandwidth_bytes_per_month", "error_rate_percent"] as const;
export type LimitName = (typeof limitNames)[number];

export interface Terms {
  billing: Billing;
  license_type: LicenseType;
  trial_days: number;
  activation_limit: number | null;
  domain_limit: number | null;
  updates_for_days: number | null;
  limits: Partial<Record<LimitName, number>>;
  overage: string;
  storage_bytes: number | null;
  users: number | null;
  features: string[];
}

export interface Package {
  id: string;
  title: string;
  rank: number;
  archived: boolean;
  prices: Amount[];
  terms: Terms;
}

/** What a developer decides of a product, live or proposed. */
export interface ListingFields {
  handle: string;
  product_type: ProductType;
  title: string;
  subtitle: string | null;
  summary: string;
  description: string;
  thumbnail: string | null;
  images: string[];
  categories: string[];
  tags: string[];
  demo_video_url: string | null;
  documentation_url: string | null;
  support_channel: string | null;
  support_response_hours: number | null;
  compatibility: string[];
  ga4_measurement_id: string | null;
  packages: Package[];
}

export type DifferenceValue = string | number | boolean | null | readonly DifferenceValue[];

export interface Difference {
  path: string;
  kind: "added" | "changed" | "removed";
  before: DifferenceValue;
  after: DifferenceValue;
  /** The live value moved since it was proposed. */
  stale: boolean;
}

export interface OpenChange {
  id: string;
  kind: "publish" | "change";
  status: "pending" | "changes_requested";
  reason: string | null;
  created_at: string;
  difference: Difference[];
  proposed: ListingFields | null;
}

export interface ProductRow {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  product_type: ProductType;
  status: ListingStatus;
  status_reason: string | null;
  updated_at: string;
}

export type Product = ProductRow & ListingFields & { published_at: string | null; created_at: string; open_change: OpenChange | null };

export interface ListingOptions {
  categories: { handle: string; name: string; parent: string | null }[];
  currencies: string[];
}

export interface Review {
  id: string;
  rating: number;
  title: string;
  body: string;
  author_name: string;
  product_id: string;
  product_title: string | null;
  created_at: string;
  edited_at: string | null;
  answer: { body: string; answered_at: string; edited_at: string | null } | null;
}

export interface Member {
  id: string;
  email: string;
  first_name: string | null;
  last_name: string | null;
  role: MemberRole;
  created_at: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: MemberRole;
  status: "open" | "accepted" | "revoked" | "expired";
  times_sent: number;
  expires_at: string;
  created_at: string;
}

export interface ApiKey {
  id: string;
  name: string;
  masked_key: string;
  scopes: string[];
  status: "live" | "revoked" | "expired";
  last_used_at: string | null;
  expires_at: string | null;
  created_at: string;
}
