import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { notFound } from "@mintreu/kit/domain/errors";
import { type ProductCard, readProductCards } from "./product-cards";
import type { ProductSearch } from "./product-search";
import { type Facets, facetsOf, type RawFacets, toFacets } from "./search-facets";
import { matchingProducts } from "./search-matching";
import { readSearchState, remember, type SearchState } from "./search-memory";
import { readSearchText } from "./search-text";

/** What is asked for as it came in. */
export interface SearchRequest extends Omit<ProductSearch, "text" | "currency_code"> {
  q?: string | undefined;
  region_id?: string | undefined;
}

export interface SearchAnswer {
  products: ProductCard[];
  count: number;
  facets: Facets;
}

/** So many ids of an order are read and kept together, and a page more, from which pages are cut. */
const WINDOW = 240;
const LONGEST_PAGE = 100;

/**
 * One page of visible products, the number of all that match, and counts by value. Counts and order are kept
 * in memory until something changes; the products of the page are read as they stand now. Errors: region.not_found.
 */
export async function searchProducts(knex: Knex, { q, region_id, order, limit, offset, ...asked }: SearchRequest): Promise<SearchAnswer> {
  const state = await readSearchState(knex, region_id);
  const { currency_code } = state;
  if (!currency_code) throw notFound("region");
  const question = { ...asked, q, currency_code };
  const start = Math.floor(offset / WINDOW) * WINDOW;
  const search = async (): Promise<ProductSearch> => {
    const { text } = await remember(knex, state, { q }, async () => ({ text: await readSearchText(knex, q) }));
    return { ...asked, text, currency_code, order, offset: start, limit: WINDOW + LONGEST_PAGE };
  };
  const first = await remember(knex, state, question, async () => findProducts(knex, state, await search()));
  const { ids } =
    first.order === order && first.start === start
      ? first
      : await remember(knex, state, { question, order, start }, async () => orderProducts(knex, await search()));
  const products = await readProductCards(knex, ids.slice(offset - start, offset - start + limit), currency_code);
  return { products, count: first.count, facets: first.facets };
}

interface Found {
  order: ProductSearch["order"];
  start: number;
  ids: string[];
  count: number;
  facets: Facets;
}

/** The products are read once, for order, number and all counts. */
async function findProducts(knex: Knex, state: SearchState, search: ProductSearch): Promise<Found> {
  const { sql, params, used, sorted } = matchingProducts(search);
  const [facets, facetParams] = facetsOf(used, search.currency_code);
  const { rows } = await knex.raw<{ rows: [RawFacets & { ids: string[]; count: number }] }>(
    `with m as materialized (${sql})
     select (count(*) filter (where misses = 0))::integer as count,
            array(select m.product_id from m where misses = 0 order by ${sorted} limit ? offset ?) as ids, ${facets}
       from m`,
    [...params, search.limit, search.offset, ...facetParams] as never[],
  );
  const [{ ids, count, ...raw }] = rows;
  return { order: search.order, start: search.offset, ids, count, facets: await toFacets(knex, state, raw, search.currency_code) };
}

/** Further pages, or another order of products that were counted already. */
async function orderProducts(knex: Knex, search: ProductSearch): Promise<{ ids: string[] }> {
  const { sql, params, sorted } = matchingProducts(search);
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select m.product_id as id from (${sql}) m where misses = 0 order by ${sorted} limit ? offset ?`,
    [...params, search.limit, search.offset] as never[],
  );
  return { ids: rows.map(({ id }) => id) };
}
