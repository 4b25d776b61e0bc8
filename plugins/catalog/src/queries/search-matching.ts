import { currencyExponent, toDecimal } from "@mintreu/kit/domain/money";
import type { Fragment, ProductFilter, ProductSearch } from "./product-search";
import { toTextQuery } from "./search-text";

/** Filters that have counts of their own values: these leave their own filter out. */
export type FacetFilter = "type" | "category" | "billing" | "developer" | "price" | "rating" | "tag" | "compatibility";

/** Products by what is asked, `sorted` as an order by over its columns. */
export interface Matching {
  sql: string;
  params: unknown[];
  used: FacetFilter[];
  sorted: string;
}

/** What each order needs of a product, and how it sorts by that. Whatever is equal follows by date. */
const orders: Record<ProductSearch["order"], { columns: string; sorted: string }> = {
  relevance: { columns: "", sorted: "" },
  newest: { columns: "", sorted: "" },
  popular: { columns: "s.recent_holders, s.holders", sorted: "m.recent_holders desc, m.holders desc, " },
  rating: { columns: "s.rating_score", sorted: "m.rating_score desc nulls last, " },
  price: { columns: "", sorted: "m.amount asc nulls last, " },
  "-price": { columns: "", sorted: "m.amount desc nulls last, " },
  title: { columns: "s.title", sorted: "m.title, " },
};

/**
 * Visible products that miss at most one of the filters that have counts, with the number `misses` and, for
 * each filter in use, whether it holds (`by_<filter>`). What misses two is in no answer.
 */
export function matchingProducts(search: ProductSearch): Matching {
  const asked = search.text?.length ? toTextQuery(search.text) : null;
  const ranked = search.order === "relevance" && asked !== null;
  const { columns: ofOrder, sorted } = orders[search.order];
  const filters = facetFilters(search);
  const columns: Fragment[] = [
    ["s.product_id, s.value_ids, s.rating_average, s.published_at, price.amount", []],
    [ofOrder, []],
    // A title that begins as the question does stands first; then what names it more, and more prominently.
    ranked ? ["found.closeness, starts_with(s.title, ?) as named", [search.text?.[0]?.[0]]] : ["", []],
    ...filters.map(([name, [sql, params]]): Fragment => [`(${sql}) as by_${name}`, params]),
  ];
  const from: Fragment = asked
    ? [`search_places(${asked.sql}, ?) as found join search_document s on s.ctid = found.place`, [...asked.params, ranked]]
    : ["search_document s", []];
  // Reckoned once, though it is filtered, sorted and counted by.
  const price: Fragment = [
    "cross join lateral (select round((s.prices->?)::numeric, ?) as amount offset 0) price",
    [search.currency_code, currencyExponent(search.currency_code)],
  ];
  const conditions = [...visible, ...plainConditions(search)];
  const text = (parts: readonly Fragment[], glue: string) => parts.flatMap(([sql]) => sql || []).join(glue);
  const used = filters.map(([name]) => name);
  const misses = used.length > 0 ? used.map((name) => `(not by_${name})::integer`).join(" + ") : "0";
  return {
    // Without the offset each filter would be asked again for every use of its answer.
    sql: `select * from (select *, ${misses} as misses from (
            select ${text(columns, ", ")} from ${from[0]} ${price[0]}
             where ${text(conditions, " and ")} offset 0) found) judged
           where misses <= 1`,
    params: [...columns, from, price, ...conditions].flatMap(([, values]) => values),
    used,
    sorted: `${ranked ? "m.named desc, m.closeness desc, " : sorted}m.published_at desc nulls last, m.product_id`,
  };
}

/**
 * Whether a product is shown is asked of its owners, never of what search keeps. Few are not, so those are looked
 * up once, by indexes, instead of the owner of each match.
 */
const visible: Fragment[] = [
  [
    `s.product_id <> all(array(
       select id::text from product where status < 'published' and deleted_at is null
       union all select id::text from product where status > 'published' and deleted_at is null
       union all select id::text from product where deleted_at is not null))`,
    [],
  ],
  ["s.listing_id <> all(array(select id from listing where status <> 'published' or deleted_at is not null))", []],
  ["s.developer_id <> all(array(select id from developer where status <> 'active'))", []],
];

function plainConditions(filter: ProductFilter): Fragment[] {
  const conditions: Fragment[] = [["s.sales_channel_ids && ?::text[]", [filter.sales_channel_ids]]];
  // A question of signs only asks for something, and nothing has it.
  if (filter.text?.length === 0) conditions.push(["false", []]);
  if (filter.license_type) conditions.push(["s.license_types && ?::text[]", [filter.license_type]]);
  if (filter.collection) {
    const collection = "(select c.id from product_collection c where c.handle = ? and c.deleted_at is null)";
    conditions.push([`s.product_id in (select p.id from product p where p.collection_id = ${collection})`, [filter.collection]]);
  }
  return conditions;
}

function facetFilters(filter: ProductFilter): [FacetFilter, Fragment][] {
  const filters: [FacetFilter, Fragment][] = [];
  if (filter.type) filters.push(["type", ["s.product_type = any(?)", [filter.type]]]);
  if (filter.billing) filters.push(["billing", ["s.billings && ?::text[]", [filter.billing]]]);
  if (filter.tag) filters.push(["tag", ["s.tags && ?::text[]", [filter.tag]]]);
  if (filter.compatibility) filters.push(["compatibility", ["s.compatibility && ?::text[]", [filter.compatibility]]]);
  if (filter.developer) filters.push(["developer", ["s.developer_id in (select id from developer where handle = ?)", [filter.developer]]]);
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
    bounds.push([`coalesce(price.amount ${sign} ?::numeric, false)`, [toDecimal(bound, currency_code)]]);
  }
  return bounds.length > 0 ? [bounds.map(([sql]) => sql).join(" and "), bounds.flatMap(([, values]) => values)] : null;
}
