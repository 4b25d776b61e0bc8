import { useQuery } from "@tanstack/react-query";
import { readProductOwner } from "../lib/marketplace-api";

/** The developer and the listing of a product. */
export function useProductOwner(productId: string) {
  return useQuery({ queryKey: ["product-owner", productId], queryFn: () => readProductOwner(productId) });
}
