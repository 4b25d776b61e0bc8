// The answers of the routes that these pages read. Dates are ISO 8601 strings, `null` limits mean unlimited.

export const developerStatuses = ["pending", "active", "rejected", "suspended", "closed"] as const;
export type DeveloperStatus = (typeof developerStatuses)[number];

export const licenseStatuses = ["active", "suspended", "cancelled", "expired", "revoked"] as const;
export type LicenseStatus = (typeof licenseStatuses)[number];

export type ListingStatus = "draft" | "in_review" | "changes_requested" | "published" | "unlisted" | "archived";

export interface Page {
  limit: number;
  offset: number;
}

export interface Developer {
  id: string;
  handle: string;
  display_name: string;
  legal_name: string;
  email: string;
  country: string;
  website: string | null;
  about: string | null;
  terms_version: string;
  status: DeveloperStatus;
  status_reason: string | null;
  products_count?: number;
  created_at: string;
  approved_at: string | null;
}

export interface DevelopersQuery extends Page {
  q?: string | undefined;
  status?: DeveloperStatus | undefined;
  /** Of whoever applied or is a member with this address. */
  email?: string | undefined;
}

export interface DeveloperList extends Page {
  developers: Developer[];
  count: number;
}

export interface License {
  id: string;
  status: LicenseStatus;
  product_id: string;
  product_title: string | null;
  product_type: string;
  package_title: string | null;
  developer_id: string;
  developer_name: string;
  customer_id: string | null;
  customer_email: string;
  customer_name: string | null;
  /** Null for a licence that its developer gave by hand or imported. */
  order_id: string | null;
  order_display_id: number | null;
  masked_key: string | null;
  license_type: string;
  billing: string;
  expires_at: string | null;
  updates_until: string | null;
  activation_limit: number | null;
  domain_limit: number | null;
  limits: Record<string, number>;
  features: string[];
  created_at: string;
}

export interface LicenseLogEntry {
  id: string;
  action: string;
  actor_type: string;
  actor_id: string | null;
  ip: string | null;
  domain: string | null;
  reason: string | null;
  created_at: string;
}

export interface LicenseLogPage extends Page {
  logs: LicenseLogEntry[];
  /** Up to 10,000: nobody turns more pages. */
  count: number;
}

export interface LicensesQuery extends Page {
  q?: string | undefined;
  status?: LicenseStatus | undefined;
  order_id?: string | undefined;
  product_id?: string | undefined;
  developer_id?: string | undefined;
  customer_id?: string | undefined;
}

export interface LicenseList extends Page {
  licenses: License[];
  count: number;
}

/** Who a product belongs to and where its listing stands; both null for a product without them. */
export interface ProductOwner {
  developer: Pick<Developer, "id" | "display_name" | "handle" | "status"> | null;
  listing: { product_type: string; status: ListingStatus; status_reason: string | null; published_at: string | null } | null;
}
