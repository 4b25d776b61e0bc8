import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type ProductCard, readProductCards } from "./product-cards";
import type { ProductSearch } from "./product-search";
import { type Facets, facetsOf, type RawFacets, toFacets } from "./search-facets";
import { matchingProducts } from "./search-matching";

interface Found {
  count: number;
  ids: string[];
  facets: RawFacets;
}

/** One page of visible products, the number of all that match, and counts by value. The products are read once. */
export async function searchProducts(knex: Knex, search: ProductSearch): Promise<{ products: ProductCard[]; count: number; facets: Facets }> {
  const { sql, params, used } = matchingProducts(search);
  const [facets, facetParams] = facetsOf(used, search.currency_code);
  const { rows } = await knex.raw<{ rows: [Found] }>(
    `with m as materialized (${sql})
     select (select count(*)::integer from m where misses = 0) as count,
            array(select m.product_id from m where misses = 0 order by ${orderOf(search)} limit ? offset ?) as ids, ${facets} as facets`,
    [...params, search.limit, search.offset, ...facetParams] as never[],
  );
  const [{ ids, count, facets: raw }] = rows;
  return { products: await readProductCards(knex, ids, search.currency_code), count, facets: toFacets(raw, search.currency_code) };
}

function orderOf({ order, text }: ProductSearch): string {
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
