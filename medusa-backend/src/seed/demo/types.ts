/** The shapes of the demo's content. Prices here are decimal major units, as an author writes them; the seed converts. */

export const PRODUCT_TYPES = ["api", "package", "saas", "theme", "script", "plugin", "service"] as const;
export type ProductType = (typeof PRODUCT_TYPES)[number];

export const BILLINGS = ["one_time", "monthly", "annual", "lifetime", "usage", "free"] as const;
export type Billing = (typeof BILLINGS)[number];

export const LICENSE_TYPES = ["regular", "extended", "developer"] as const;
export type LicenseType = (typeof LICENSE_TYPES)[number];

export interface DemoLimits {
  rpm?: number;
  rph?: number;
  rpd?: number;
  concurrent?: number;
  calls_per_month?: number;
  bandwidth_bytes_per_month?: number;
  error_rate_percent?: number;
}

/** Terms of one package; null always means "no limit" (for `updates_for_days`: updates for as long as the licence lives). */
export interface DemoTerms {
  billing: Billing;
  license_type: LicenseType;
  trial_days: number;
  activation_limit: number | null;
  domain_limit: number | null;
  updates_for_days: number | null;
  limits: DemoLimits;
  overage: "block";
  storage_bytes: number | null;
  users: number | null;
  features: string[];
}

export interface DemoPackage {
  sku: string;
  title: string;
  price_eur: number;
  price_usd: number;
  terms: DemoTerms;
}

export interface DemoProduct {
  handle: string;
  title: string;
  subtitle: string;
  product_type: ProductType;
  /** handle of a developer */
  developer: string;
  /** handles of categories without children */
  categories: string[];
  tags: string[];
  summary: string;
  /** Markdown */
  description: string;
  compatibility: string[];
  support_channel: string;
  support_response_hours: number;
  documentation_url: string | null;
  demo_video_url: string | null;
  /** in the order of their rank */
  packages: DemoPackage[];
}

export interface DemoDeveloper {
  handle: string;
  legal_name: string;
  display_name: string;
  /** ISO 3166-1 alpha-2, lower case */
  country: string;
  website: string;
  about: string;
  owner: { email: string; first_name: string; last_name: string };
}

export interface DemoCategory {
  handle: string;
  name: string;
  description: string;
  children: DemoCategory[];
}

export interface DemoOrderItem {
  product_handle: string;
  package_sku: string;
  quantity: number;
}

export interface DemoCustomer {
  email: string;
  first_name: string;
  last_name: string;
  past_orders: { items: DemoOrderItem[] }[];
}
