import { BILLING_VALUES, PRODUCT_TYPE_VALUES, type Billing, type ProductType } from "./contracts";

export const PAGE_SIZE = 24;
export const ORDER_VALUES = ["relevance", "popular", "rating", "newest", "price", "-price", "title"] as const;
export type ListingOrder = (typeof ORDER_VALUES)[number];
export const RATING_STEPS = [4, 3, 2, 1] as const;
export type RatingStep = (typeof RATING_STEPS)[number];

/** Everything a listing can be asked for; the URL is its only home. */
export interface ListingFilters {
  q: string;
  types: ProductType[];
  category: string | null;
  collection: string | null;
  developer: string | null;
  billings: Billing[];
  /** This many stars and up. */
  ratingMin: RatingStep | null;
  compatibility: string | null;
  tag: string | null;
  /** Integer minor units of the region's currency. */
  priceMin: number | null;
  priceMax: number | null;
  order: ListingOrder;
  page: number;
}

type Query = Record<string, unknown>;

function first(value: unknown): string {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? one : "";
}

function listOf<T extends string>(value: unknown, allowed: readonly T[]): T[] {
  const given = new Set((Array.isArray(value) ? value.join(",") : first(value)).split(","));
  return allowed.filter((entry) => given.has(entry));
}

function handleOf(value: unknown): string | null {
  const text = first(value);
  return /^[a-z0-9][a-z0-9-_]{0,99}$/i.test(text) ? text : null;
}

function wordOf(value: unknown): string | null {
  return first(value).trim().slice(0, 60) || null;
}

function minorOf(value: unknown): number | null {
  const text = first(value);
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

/** Relevance means something only where words were searched for. */
export function defaultOrder(q: string): ListingOrder {
  return q ? "relevance" : "newest";
}

/** URL query to filters; what is malformed counts as absent, so that any URL shows something. */
export function parseListingQuery(query: Query): ListingFilters {
  const q = first(query.q).trim().slice(0, 200);
  const order = first(query.order) as ListingOrder;
  const page = Number(first(query.page));
  return {
    q,
    types: listOf(query.type, PRODUCT_TYPE_VALUES),
    category: handleOf(query.category),
    collection: handleOf(query.collection),
    developer: handleOf(query.developer),
    billings: listOf(query.billing, BILLING_VALUES),
    ratingMin: RATING_STEPS.find((step) => String(step) === first(query.rating_min)) ?? null,
    compatibility: wordOf(query.compatibility),
    tag: wordOf(query.tag),
    priceMin: minorOf(query.price_min),
    priceMax: minorOf(query.price_max),
    order: ORDER_VALUES.includes(order) ? order : defaultOrder(q),
    page: Number.isInteger(page) && page > 1 && page <= 10_000 ? page : 1,
  };
}

/** Filters to the shortest query that parses back to them: defaults are left out. */
export function toListingQuery(filters: ListingFilters): Record<string, string> {
  const query: Record<string, string> = {};
  if (filters.q) query.q = filters.q;
  if (filters.types.length) query.type = filters.types.join(",");
  if (filters.category) query.category = filters.category;
  if (filters.collection) query.collection = filters.collection;
  if (filters.developer) query.developer = filters.developer;
  if (filters.billings.length) query.billing = filters.billings.join(",");
  if (filters.ratingMin) query.rating_min = String(filters.ratingMin);
  if (filters.compatibility) query.compatibility = filters.compatibility;
  if (filters.tag) query.tag = filters.tag;
  if (filters.priceMin !== null) query.price_min = String(filters.priceMin);
  if (filters.priceMax !== null) query.price_max = String(filters.priceMax);
  if (filters.order !== defaultOrder(filters.q)) query.order = filters.order;
  if (filters.page > 1) query.page = String(filters.page);
  return query;
}

/** A collection or category has a page of its own; the rest of the filters is the query there. */
export function toListingLocation(filters: ListingFilters): { path: string; query: Record<string, string> } {
  const { collection, category, ...query } = toListingQuery(filters);
  if (collection) return { path: `/collections/${collection}`, query: category ? { category, ...query } : query };
  if (category) return { path: `/categories/${category}`, query };
  return { path: "/products", query };
}

/** The reverse of toListingLocation; a listing's path says what its page is about. */
export function parseListingLocation(path: string, query: Query): ListingFilters {
  const [, kind, handle] = /^\/(collections|categories)\/([^/]+)\/?$/.exec(path) ?? [];
  if (!kind) return parseListingQuery(query);
  return parseListingQuery({ ...query, [kind === "collections" ? "collection" : "category"]: handle });
}

/** Filters to the parameters of `GET /store/search`. */
export function toSearchParameters(filters: ListingFilters, regionId: string | null): Record<string, string | number> {
  const { page: _page, order: _order, ...rest } = toListingQuery(filters);
  return {
    ...rest,
    order: filters.order,
    limit: PAGE_SIZE,
    offset: (filters.page - 1) * PAGE_SIZE,
    ...(regionId ? { region_id: regionId } : {}),
  };
}

/** A change of any filter goes back to the first page; only a change of page does not. */
export function changeFilters(filters: ListingFilters, change: Partial<ListingFilters>): ListingFilters {
  const next = { ...filters, page: 1, ...change };
  // An order that was only the default follows the new default when the search words come or go.
  if (change.q !== undefined && change.order === undefined && filters.order === defaultOrder(filters.q)) {
    next.order = defaultOrder(next.q);
  }
  return next;
}

/** What narrows the listing beyond the page it stands on. */
export function isFiltered(filters: ListingFilters): boolean {
  const { order: _order, page: _page, ...rest } = toListingLocation(filters).query;
  return Object.keys(rest).length > 0;
}

/** Page numbers to show around the current one, 0 standing for a gap: 1 0 4 5 6 0 12. */
export function pageWindow(current: number, total: number): number[] {
  const wanted = [1, current - 1, current, current + 1, total].filter((page) => page >= 1 && page <= total);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const before = pages[index - 1] ?? 0;
    if (page - before === 2) return [page - 1, page];
    return page - before > 2 ? [0, page] : [page];
  });
}
