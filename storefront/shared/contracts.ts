import type { ShownReleases } from "./releases";

/** Shapes of the store API this project adds to Medusa's own. Amounts are integer minor units. */

export interface Amount {
  amount_minor: number;
  currency_code: string;
}

export const PRODUCT_TYPE_VALUES = ["api", "package", "saas", "theme", "script", "plugin", "service"] as const;
export type ProductType = (typeof PRODUCT_TYPE_VALUES)[number];

export const BILLING_VALUES = ["one_time", "lifetime", "free", "monthly", "annual", "usage"] as const;
export type Billing = (typeof BILLING_VALUES)[number];

export type LicenseType = "regular" | "extended" | "developer";

export interface SearchHit {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  product_type: ProductType;
  created_at: string;
  developer: { handle: string; display_name: string } | null;
  from_price: Amount | null;
  billings: Billing[];
  /** Null while nobody has reviewed it. */
  rating: Rating | null;
}

export interface Rating {
  average: number;
  count: number;
}

export interface Facet {
  value: string;
  count: number;
  label?: string;
  parent?: string | null;
}

/** Products whose lowest price lies between the two, both included. Integer minor units. */
export interface PriceBand {
  min_minor: number;
  max_minor: number;
  count: number;
}

export interface Facets {
  types: Facet[];
  categories: Facet[];
  billings: Facet[];
  developers: Facet[];
  /** 4 stands for four stars and up. */
  ratings: { value: number; count: number }[];
  prices: PriceBand[];
  compatibility: Facet[];
  tags: Facet[];
}

export interface SearchResult {
  products: SearchHit[];
  count: number;
  limit: number;
  offset: number;
  facets: Facets;
}

export interface Listing {
  id: string;
  product_id: string;
  product_type: ProductType;
  status: string;
  summary: string | null;
  description: string | null;
  demo_video_url: string | null;
  documentation_url: string | null;
  support_channel: string | null;
  support_response_hours: number | null;
  compatibility: string[] | null;
  /** The developer's own Google Analytics, if they gave one. */
  ga4_measurement_id: string | null;
  published_at: string | null;
  developer: { handle: string; display_name: string; website: string | null; country: string | null } | null;
}

export interface PackageLimits {
  rpm?: number;
  rph?: number;
  rpd?: number;
  concurrent?: number;
  calls_per_month?: number;
  bandwidth_bytes_per_month?: number;
  error_rate_percent?: number;
}

export interface PackageTerms {
  billing: Billing;
  license_type: LicenseType;
  trial_days: number | null;
  activation_limit: number | null;
  domain_limit: number | null;
  updates_for_days: number | null;
  limits: PackageLimits | null;
  overage: string | null;
  storage_bytes: number | null;
  users: number | null;
  features: string[];
}

export interface ProductPackage {
  id: string;
  variant_id: string;
  title: string;
  rank: number;
  price: Amount | null;
  purchasable: boolean;
  unavailable_reason: string | null;
  terms: PackageTerms;
}

/** A shelf put together by the marketplace. */
export interface Collection {
  handle: string;
  title: string;
  description: string | null;
  products: SearchHit[];
}

export interface Developer {
  handle: string;
  display_name: string;
  country: string | null;
  website: string | null;
  about: string | null;
  member_since: string | null;
  /** In the list of developers the backend leaves it out. */
  products_count?: number;
}

export interface License {
  id: string;
  status: string;
  product_id: string;
  package_id: string;
  product_title: string;
  product_handle: string;
  package_title: string;
  product_type: ProductType;
  developer_handle: string | null;
  /** Null when its developer gave it by hand. */
  order_id: string | null;
  order_line_id: string;
  ordinal: number;
  masked_key: string;
  license_type: LicenseType;
  billing: Billing;
  expires_at: string | null;
  updates_until: string | null;
  activation_limit: number | null;
  domain_limit: number | null;
  limits: PackageLimits | null;
  features: string[];
  created_at: string;
}

/** What the product page needs, gathered by the storefront's own server. */
export interface ProductPage {
  product: {
    id: string;
    handle: string;
    title: string;
    subtitle: string | null;
    thumbnail: string | null;
    images: string[];
    tags: string[];
    categories: { handle: string; name: string }[];
  };
  listing: Omit<Listing, "description"> & { description_html: string };
  packages: ProductPackage[];
  /** The latest. */
  releases: ShownReleases;
}

export interface Customer {
  id: string;
  email: string;
  first_name: string | null;
  last_name: string | null;
}
