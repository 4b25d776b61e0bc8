import type { StoreRegion } from "@medusajs/types";

const YEAR_SECONDS = 365 * 86_400;

/** The region the visitor buys in: chosen by cookie, else the first. Prices and the cart follow it. */
export async function useRegion() {
  const store = useMedusaStore();
  const chosen = useCookie<string | null>("mintreu_region", { maxAge: YEAR_SECONDS, sameSite: "lax", default: () => null });
  const { data, error } = await useAsyncData(
    "regions",
    async () => {
      const { regions } = await store.region.list({ fields: "id,name,currency_code" });
      return regions.map(({ id, name, currency_code }: StoreRegion) => ({ id, name, currency_code }));
    },
    { dedupe: "defer", getCachedData: (key, nuxtApp) => nuxtApp.payload.data[key] ?? nuxtApp.static.data[key] },
  );
  const regions = computed(() => data.value ?? []);
  const region = computed(() => regions.value.find((entry) => entry.id === chosen.value) ?? regions.value[0] ?? null);
  const currencyCode = computed(() => region.value?.currency_code ?? "eur");
  function choose(id: string) {
    chosen.value = id;
  }
  return { regions, region, currencyCode, choose, error };
}
