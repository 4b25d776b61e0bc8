/** This project's own store routes: `useStoreClient().fetch<SearchResult>('store/search', { query })`. */
export function useStoreClient() {
  return useNuxtApp().$storeClient;
}

/** Medusa's store routes, typed by its SDK. */
export function useMedusaStore() {
  return useNuxtApp().$medusaStore;
}
