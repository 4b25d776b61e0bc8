import { currencyExponent, toDecimal } from "@mintreu/kit/domain/money";
import type { Fragment, ProductFilter } from "./product-search";
import { toTextQuery } from "./search-text";

/** Filters that have counts of their own values: these leave their own filter out. */
export type FacetFilter = "type" | "category" | "billing" | "developer" | "price" | "rating" | "tag" | "compatibility";

/**
 * Visible products that miss at most one of the filters that have counts, with the number `misses` and, for
 * each filter in use, whether it holds (`by_<filter>`). What misses two is in no answer. `ranked`: with
 * `named` and `closeness` to the words asked for, which cost most of all.
 */
export function matchingProducts(filter: ProductFilter, { ranked }: { ranked: boolean }): { sql: string; params: unknown[]; used: FacetFilter[] } {
  const asked = filter.text?.length ? toTextQuery(filter.text) : null;
  const filters = facetFilters(filter);
  const columns: Fragment[] = [
    ["s.product_id, s.product_type, s.developer_id, s.billings, s.category_ids, s.tags, s.compatibility, s.title", []],
    ["s.rating_average, s.rating_score, s.recent_holders, s.holders, l.published_at", []],
    ["round((s.prices->>?)::numeric, ?) as amount", [filter.currency_code, currencyExponent(filter.currency_code)]],
    // A title that begins as the question does stands first; then what names it more, and more prominently.
    asked && ranked ? [`ts_rank(s.heading, ${asked.sql}) as closeness, starts_with(s.title, ?) as named`, [...asked.params, filter.text?.[0]?.[0]]] : ["", []],
    ...filters.map(([name, [sql, params]]): Fragment => [`(${sql}) as by_${name}`, params]),
  ];
  const conditions = plainConditions(filter);
  const matches: Fragment = asked ? [`join search_matches(${asked.sql}) as found(product_id) on found.product_id = s.product_id`, asked.params] : ["", []];
  const text = (parts: readonly Fragment[], glue: string) => parts.flatMap(([sql]) => sql || []).join(glue);
  const used = filters.map(([name]) => name);
  const misses = used.length > 0 ? used.map((name) => `(not by_${name})::integer`).join(" + ") : "0";
  return {
    // Whether a product is shown is asked of its owners, never of what search keeps.
    sql: `select * from (select *, ${misses} as misses from (
            select ${text(columns, ", ")} from search_document s ${matches[0]}
              join listing l on l.id = s.listing_id and l.status = 'published' and l.deleted_at is null
              join product p on p.id = s.product_id and p.status = 'published' and p.deleted_at is null
              join developer d on d.id = s.developer_id and d.status = 'active'
             where ${text(conditions, " and ")}) found) judged
           where misses <= 1`,
    params: [...columns, matches, ...conditions].flatMap(([, values]) => values),
    used,
  };
}

function plainConditions(filter: ProductFilter): Fragment[] {
  const conditions: Fragment[] = [["s.sales_channel_ids && ?::text[]", [filter.sales_channel_ids]]];
  // A question of signs only asks for something, and nothing has it.
  if (filter.text?.length === 0) conditions.push(["false", []]);
  if (filter.license_type) conditions.push(["s.license_types && ?::text[]", [filter.license_type]]);
  if (filter.collection)
    conditions.push(["p.collection_id = (select c.id from product_collection c where c.handle = ? and c.deleted_at is null)", [filter.collection]]);
  return conditions;
}

function facetFilters(filter: ProductFilter): [FacetFilter, Fragment][] {
  const filters: [FacetFilter, Fragment][] = [];
  if (filter.type) filters.push(["type", ["s.product_type = any(?)", [filter.type]]]);
  if (filter.billing) filters.push(["billing", ["s.billings && ?::text[]", [filter.billing]]]);
  if (filter.tag) filters.push(["tag", ["s.tags && ?::text[]", [filter.tag]]]);
  if (filter.compatibility) filters.push(["compatibility", ["s.compatibility && ?::text[]", [filter.compatibility]]]);
  if (filter.developer) filters.push(["developer", ["d.handle = ?", [filter.developer]]]);
  if (filter.category) {
    const category = "(select c.id from product_category c where c.handle = ? and c.deleted_at is null)";
    filters.push(["category", [`coalesce(${category} = any(s.category_ids), false)`, [filter.category]]]);
  }
  if (filter.rating_min !== undefined) filters.push(["rating", ["coalesce(s.rating_average >= ?, false)", [filter.rating_min]]]);
  const price = priceFilter(filter);
  return price ? [...filters, ["price", price]] : filters;
}

function priceFilter({ price_min, price_max, currency_code }: ProductFilter): Fragment | null {
  const bounds: Fragment[] = [];
  for (const [bound, sign] of [
    [price_min, ">="],
    [price_max, "<="],
  ] as const) {
    if (bound === undefined) continue;
    const amount = "round((s.prices->>?)::numeric, ?)";
    bounds.push([`coalesce(${amount} ${sign} ?::numeric, false)`, [currency_code, currencyExponent(currency_code), toDecimal(bound, currency_code)]]);
  }
  return bounds.length > 0 ? [bounds.map(([sql]) => sql).join(" and "), bounds.flatMap(([, values]) => values)] : null;
}
