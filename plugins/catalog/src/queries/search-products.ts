import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toDecimal, toMinor } from "@mintreu/kit/domain/money";
import type { ProductType } from "../domain/product-type";
import { type SearchText, toTextQuery } from "./search-text";

export interface ProductSearch {
  /** What was asked for in words; null for everything. */
  text: SearchText | null;
  type?: string[] | undefined;
  /** Category handle; its sub-categories count too. */
  category?: string | undefined;
  developer?: string | undefined;
  billing?: string[] | undefined;
  license_type?: string[] | undefined;
  /** Integer minor units of `currency_code`. */
  price_min?: number | undefined;
  price_max?: number | undefined;
  currency_code: string;
  sales_channel_ids: string[];
  order: "relevance" | "newest" | "price" | "-price" | "title";
  limit: number;
  offset: number;
}

export interface ProductCard {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  product_type: ProductType;
  created_at: Date;
  developer: { handle: string; display_name: string };
  from_price: { amount_minor: number; currency_code: string } | null;
  billings: string[];
}

interface Found {
  count: number;
  ids: string[];
  facets: Record<"types" | "categories" | "billings" | "developers", { value: string; label?: string; parent?: string | null; count: number }[]>;
}

type Fragment = readonly [sql: string, params: readonly unknown[]];

/**
 * One page of visible products, the number of all that match, and counts by value. Each facet leaves its own
 * filter out, so that its other values stay choosable: every filter is a column, and the products are read once.
 */
export async function searchProducts(knex: Knex, search: ProductSearch): Promise<{ products: ProductCard[]; count: number; facets: Found["facets"] }> {
  const [matching, params] = matchingProducts(search);
  const { rows } = await knex.raw<{ rows: Found[] }>(
    `with m as materialized (${matching})
     select (select count(*)::integer from m where by_type and by_category and by_billing and by_developer) as count,
            array(select m.product_id from m where by_type and by_category and by_billing and by_developer order by ${orderOf(search)} limit ? offset ?) as ids,
            json_build_object('types', (${typeFacet}), 'categories', (${categoryFacet}), 'billings', (${billingFacet}), 'developers', (${developerFacet})) as facets`,
    [...params, search.limit, search.offset] as never[],
  );
  const { ids, count, facets } = rows[0] ?? { ids: [], count: 0, facets: { types: [], categories: [], billings: [], developers: [] } };
  return { products: await readCards(knex, ids, search.currency_code), count, facets };
}

function matchingProducts(search: ProductSearch): Fragment {
  const asked = search.text?.length ? toTextQuery(search.text) : null;
  const columns: Fragment[] = [
    ["s.product_id, s.product_type, s.developer_id, s.billings, s.category_ids, s.title, l.published_at", []],
    ["(s.prices->>?)::numeric as amount", [search.currency_code]],
    // A title that begins as the question does stands first; then what names it more, and more prominently.
    asked
      ? [`ts_rank(s.document, ${asked.sql}) as closeness, starts_with(s.title, ?) as named`, [...asked.params, search.text?.[0]?.[0]]]
      : ["0 as closeness, false as named", []],
    search.type ? ["s.product_type = any(?) as by_type", [search.type]] : ["true as by_type", []],
    search.billing ? ["s.billings && ?::text[] as by_billing", [search.billing]] : ["true as by_billing", []],
    search.developer ? ["d.handle = ? as by_developer", [search.developer]] : ["true as by_developer", []],
    search.category
      ? [
          "coalesce((select c.id from product_category c where c.handle = ? and c.deleted_at is null) = any(s.category_ids), false) as by_category",
          [search.category],
        ]
      : ["true as by_category", []],
  ];
  const conditions: Fragment[] = [["s.sales_channel_ids && ?::text[]", [search.sales_channel_ids]]];
  if (asked) conditions.push([`s.document @@ (${asked.sql})`, asked.params]);
  // A question of signs only asks for something, and nothing has it.
  if (search.text?.length === 0) conditions.push(["false", []]);
  if (search.license_type) conditions.push(["s.license_types && ?::text[]", [search.license_type]]);
  for (const [limit, sign] of [
    [search.price_min, ">="],
    [search.price_max, "<="],
  ] as const) {
    if (limit !== undefined) conditions.push([`(s.prices->>?)::numeric ${sign} ?::numeric`, [search.currency_code, toDecimal(limit, search.currency_code)]]);
  }
  const sql = (parts: readonly Fragment[], glue: string) => parts.map(([text]) => text).join(glue);
  return [
    // Whether a product is shown is asked of its owners, never of what search keeps.
    `select ${sql(columns, ", ")} from search_document s
       join listing l on l.id = s.listing_id and l.status = 'published' and l.deleted_at is null
       join product p on p.id = s.product_id and p.status = 'published' and p.deleted_at is null
       join developer d on d.id = s.developer_id and d.status = 'active'
      where ${sql(conditions, " and ")}`,
    [...columns, ...conditions].flatMap(([, values]) => values),
  ];
}

const typeFacet = `select coalesce(json_agg(f order by f.value), '[]') from (
  select product_type as value, count(*) from m where by_category and by_billing and by_developer group by product_type) f`;

const billingFacet = `select coalesce(json_agg(f order by f.value), '[]') from (
  select b.value, count(*) from m cross join lateral unnest(m.billings) as b(value) where by_type and by_category and by_developer group by b.value) f`;

const developerFacet = `select coalesce(json_agg(f order by f.label, f.value), '[]') from (
  select d.handle as value, d.display_name as label, g.count
    from (select developer_id, count(*) from m where by_type and by_category and by_billing group by developer_id) g
    join developer d on d.id = g.developer_id) f`;

const categoryFacet = `select coalesce(json_agg(f order by f.label, f.value), '[]') from (
  select c.handle as value, c.name as label, parent.handle as parent, g.count
    from (select a.id, count(*) from m cross join lateral unnest(m.category_ids) as a(id) where by_type and by_billing and by_developer group by a.id) g
    join product_category c on c.id = g.id and c.deleted_at is null and c.is_active and not c.is_internal
    left join product_category parent on parent.id = c.parent_category_id) f`;

function orderOf({ order, text }: ProductSearch): string {
  const first: Record<ProductSearch["order"], string> = {
    relevance: text?.length ? "m.named desc, m.closeness desc, " : "",
    newest: "",
    price: "m.amount asc nulls last, ",
    "-price": "m.amount desc nulls last, ",
    title: "m.title, ",
  };
  return `${first[order]}m.published_at desc nulls last, m.product_id`;
}

/** The cards of one page in its order, as their products stand now. */
async function readCards(knex: Knex, ids: readonly string[], currencyCode: string): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await knex.raw<{ rows: (Omit<ProductCard, "from_price"> & { from_amount: string | null })[] }>(
    `select p.id, p.handle, p.title, p.subtitle, p.thumbnail, l.product_type, p.created_at,
            json_build_object('handle', d.handle, 'display_name', d.display_name) as developer, s.prices->>? as from_amount, s.billings
       from unnest(?::text[]) with ordinality as asked(id, place)
       join product p on p.id = asked.id
       join search_document s on s.product_id = p.id
       join listing l on l.id = s.listing_id
       join developer d on d.id = l.developer_id
      order by asked.place`,
    [currencyCode, [...ids]],
  );
  return rows.map(({ from_amount, ...card }) => ({
    ...card,
    from_price: from_amount === null ? null : { amount_minor: toMinor(from_amount, currencyCode), currency_code: currencyCode },
  }));
}
