import type { SearchResult } from "#shared/contracts";

/** One search; `key` keeps the answers of different places on a page apart. */
export function useSearch(key: string, parameters: () => Record<string, string | number>) {
  const client = useStoreClient();
  return useAsyncData(key, () => client.fetch<SearchResult>("store/search", { query: parameters() }), { watch: [parameters], deep: false });
}
