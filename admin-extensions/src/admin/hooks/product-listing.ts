import { useQuery } from "@tanstack/react-query";
import { statusOf } from "../lib/client";
import { readProductListing } from "../lib/product-listing";

/** What is live of a product; null for one that is no listing of the marketplace. */
export function useProductListing(productId: string) {
  return useQuery({
    queryKey: ["product-listing", productId],
    queryFn: () =>
      readProductListing(productId).catch((error: unknown) => {
        if (statusOf(error) === 404) return null;
        throw error;
      }),
  });
}
