import type { HttpClient } from "../../harness/http-client";
import { expectOk } from "../../harness/shopping";

export interface Value {
  value: string;
  count: number;
}

export interface Found {
  count: number;
  products: { id: string; handle: string; from_price: { amount_minor: number } | null; rating: { average: number; count: number } | null }[];
  facets: Record<"types" | "categories" | "billings" | "developers" | "compatibility" | "tags", Value[]> & {
    ratings: { value: number; count: number }[];
    prices: { min_minor: number; max_minor: number; count: number }[];
  };
}

export const searcher =
  (http: () => HttpClient) =>
  async (query: string): Promise<Found> =>
    expectOk(await http().get(`/store/search?${query}`));

export const handlesOf = ({ products }: Found): string[] => products.map(({ handle }) => handle);
