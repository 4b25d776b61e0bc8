import type { Category } from "#shared/categories";

const AT_MOST = 500;

/** All categories, flat; asked for once a visit. */
export function useCategories() {
  const store = useMedusaStore();
  return useAsyncData(
    "categories",
    async () => {
      const { product_categories } = await store.category.list({ limit: AT_MOST, fields: "id,handle,name,description,parent_category_id" });
      return product_categories as unknown as Category[];
    },
    { dedupe: "defer", deep: false, getCachedData: (key, nuxtApp) => nuxtApp.payload.data[key] ?? nuxtApp.static.data[key] },
  );
}
