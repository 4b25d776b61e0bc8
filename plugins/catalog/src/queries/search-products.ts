import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { notFound } from "@mintreu/kit/domain/errors";
import { type ProductCard, readProductCards } from "./product-cards";
import type { ProductFilter, ProductSearch } from "./product-search";
import { type Facets, facetsOf, type RawFacets, toFacets } from "./search-facets";
import { matchingProducts } from "./search-matching";
import { readSearchState, remember } from "./search-memory";
import { readSearchText, type SearchText } from "./search-text";

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
const WINDOW = 960;
const LONGEST_PAGE = 100;

/**
 * One page of visible products, the number of all that match, and counts by value. Counts and order are kept
 * in memory until something changes; the products of the page are read as they stand now. Errors: region.not_found.
 */
export async function searchProducts(knex: Knex, { q, region_id, order, limit, offset, ...asked }: SearchRequest): Promise<SearchAnswer> {
  const state = await readSearchState(knex, region_id);
  const { currency_code } = state;
  if (!currency_code) throw notFound("region");
  const filterOf = (text: SearchText | null): ProductFilter => ({ ...asked, text, currency_code });
  // Words are looked up for answers that are not known yet only.
  const readText = () => remember(knex, state, { q }, async () => ({ text: await readSearchText(knex, q) }));
  const question = { ...asked, q, currency_code };
  const start = Math.floor(offset / WINDOW) * WINDOW;
  const [counts, { ids }] = await Promise.all([
    remember(knex, state, { counts: question }, async () => countProducts(knex, filterOf((await readText()).text))),
    remember(knex, state, { ids: question, order, start }, async () => {
      const { text } = await readText();
      return orderProducts(knex, { ...filterOf(text), order, offset: start, limit: WINDOW + LONGEST_PAGE });
    }),
  ]);
  const page = ids.slice(offset - start, offset - start + limit);
  return { products: await readProductCards(knex, page, currency_code), ...counts };
}

async function countProducts(knex: Knex, filter: ProductFilter): Promise<{ count: number; facets: Facets }> {
  const { sql, params, used } = matchingProducts(filter);
  const [facets, facetParams] = facetsOf(used, filter.currency_code);
  const { rows } = await knex.raw<{ rows: [{ count: number; facets: RawFacets }] }>(
    `with m as materialized (${sql}) select (select count(*)::integer from m where misses = 0) as count, ${facets} as facets`,
    [...params, ...facetParams] as never[],
  );
  const [{ count, facets: raw }] = rows;
  return { count, facets: toFacets(raw, filter.currency_code) };
}

async function orderProducts(knex: Knex, search: ProductSearch): Promise<{ ids: string[] }> {
  const { sql, params } = matchingProducts(search);
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `select m.product_id as id from (${sql}) m where misses = 0 order by ${sortingOf(search)} limit ? offset ?`,
    [...params, search.limit, search.offset] as never[],
  );
  return { ids: rows.map(({ id }) => id) };
}

function sortingOf({ order, text }: ProductSearch): string {
  const first: Record<ProductSearch["order"], string> = {
    relevance: text?.length ? "m.named desc, m.closeness desc, " : "",
    newest: "",
    popular: "m.recent_holders desc, m.holders desc, ",
    rating: "m.rating_score desc nulls last, ",
    price: "m.amount asc nulls last, ",
    "-price": "m.amount desc nulls last, ",
    title: "m.title, ",
  };
  return `${first[order]}m.published_at desc nulls last, m.product_id`;
}
