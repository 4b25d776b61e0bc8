import { useQuery } from "@tanstack/react-query";
import { call, type Query } from "../lib/api";
import { queryClient } from "../lib/queries";
import type { ListingFields, ListingOptions, Product, ProductRow } from "../lib/types";

export function useProducts(query: Query) {
  return useQuery({
    queryKey: ["products", query],
    queryFn: ({ signal }) => call<{ products: ProductRow[]; count: number }>("/vendor/products", { query, signal }),
    placeholderData: (before) => before,
  });
}

export function useProduct(id: string) {
  return useQuery({
    queryKey: ["product", id],
    queryFn: async ({ signal }) => (await call<{ product: Product }>(`/vendor/products/${encodeURIComponent(id)}`, { signal })).product,
  });
}

export function useListingOptions() {
  return useQuery({
    queryKey: ["listing-options"],
    queryFn: async ({ signal }) => (await call<{ listing_options: ListingOptions }>("/vendor/listing-options", { signal })).listing_options,
    staleTime: 5 * 60_000,
  });
}

/** Every change of a product answers with the product as it stands then. */
export async function changeProduct(
  id: string,
  path: string,
  { method = "POST", body }: { method?: "POST" | "DELETE"; body?: unknown } = {},
): Promise<Product> {
  const { product } = await call<{ product: Product }>(`/vendor/products/${encodeURIComponent(id)}${path}`, { method, body });
  keepProduct(product);
  return product;
}

export async function createProduct(body: unknown): Promise<Product> {
  const { product } = await call<{ product: Product }>("/vendor/products", { method: "POST", body });
  keepProduct(product);
  return product;
}

function keepProduct(product: Product): void {
  queryClient.setQueryData(["product", product.id], product);
  void queryClient.invalidateQueries({ queryKey: ["products"] });
}

/** What an edit starts from: the open proposal where there is one, otherwise what is live or drafted. */
export function editableFields(product: Product): ListingFields {
  return product.open_change?.proposed ?? product;
}

/** Whether the developer may edit a product in its present status. */
export function isEditable({ status }: Product): boolean {
  return status !== "in_review" && status !== "archived";
}
