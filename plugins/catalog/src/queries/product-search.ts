import type { SearchText } from "./search-text";

export const searchOrders = ["relevance", "newest", "popular", "rating", "price", "-price", "title"] as const;

/** What is asked of the catalogue; several values of one filter are alternatives. */
export interface ProductFilter {
  /** What was asked for in words; null for everything. */
  text: SearchText | null;
  type?: string[] | undefined;
  /** Category handle; its sub-categories count too. */
  category?: string | undefined;
  /** Collection handle. */
  collection?: string | undefined;
  developer?: string | undefined;
  billing?: string[] | undefined;
  license_type?: string[] | undefined;
  /** Values of tags, lower case. */
  tag?: string[] | undefined;
  /** What a product works with, by its first word in lower case. */
  compatibility?: string[] | undefined;
  /** At least this average, as it is shown. */
  rating_min?: number | undefined;
  /** Integer minor units of `currency_code`. */
  price_min?: number | undefined;
  price_max?: number | undefined;
  currency_code: string;
  sales_channel_ids: string[];
}

export interface ProductSearch extends ProductFilter {
  order: (typeof searchOrders)[number];
  limit: number;
  offset: number;
}

export type Fragment = readonly [sql: string, params: readonly unknown[]];
