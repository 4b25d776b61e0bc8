import type { ProductPage } from "#shared/contracts";

/** All a product's page needs, in one request to this site's own server. */
export function useProductPage(handle: string, regionId: () => string | null) {
  const requestFetch = useRequestFetch();
  return useAsyncData(`product-${handle}`, () =>
    requestFetch<ProductPage>(`/api/products/${encodeURIComponent(handle)}`, { query: { region_id: regionId() ?? undefined }, retry: 0 }),
  );
}
