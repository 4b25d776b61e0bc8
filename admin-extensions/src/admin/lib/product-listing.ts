import { client, segment } from "./client";
import type { ListingStatus } from "./types";

export interface ListedPackage {
  id: string;
  title: string;
  rank: number;
  archived: boolean;
  prices: { amount_minor: number; currency_code: string }[];
  terms: {
    billing: string;
    license_type: string;
    trial_days: number;
    activation_limit: number | null;
    domain_limit: number | null;
    updates_for_days: number | null;
    limits: Record<string, number>;
    features: string[];
  };
}

export interface ProductListing {
  id: string;
  status: ListingStatus;
  product_type: string;
  packages: ListedPackage[];
}

/** What is live of a product; null for one that is no listing of the marketplace. */
export async function readProductListing(productId: string): Promise<ProductListing | null> {
  const { listing } = await client.fetch<{ listing: ProductListing }>(`/admin/products/${segment(productId)}/listing`);
  return listing;
}
