import { changeFilters, isFiltered, parseListingLocation, toListingLocation, type ListingFilters } from "#shared/listing-filters";

/** The listing's filters as they stand in the URL; changing them is going to another URL, so back and reload work. */
export function useListingFilters() {
  const route = useRoute();
  const filters = computed(() => parseListingLocation(route.path, route.query));
  const filtered = computed(() => isFiltered(filters.value));
  /** The same listing with nothing chosen. */
  const cleared = computed(() => ({ path: toListingLocation(filters.value).path }));

  function linkTo(change: Partial<ListingFilters>) {
    return toListingLocation(changeFilters(filters.value, change));
  }

  async function change(changeOf: Partial<ListingFilters>) {
    await navigateTo(linkTo(changeOf));
  }

  /** Adds or takes away one entry of a filter that holds several. */
  function toggle<K extends "types" | "billings">(key: K, value: ListingFilters[K][number]) {
    const held = filters.value[key] as string[];
    const next = held.includes(value) ? held.filter((entry) => entry !== value) : [...held, value];
    return change({ [key]: next });
  }

  return { filters, filtered, cleared, linkTo, change, toggle };
}
