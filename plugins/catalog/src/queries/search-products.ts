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

type Facet = "type" | "category" | "billing" | "developer";

/** One page of visible products with the number of all that match. */
export async function searchProducts(knex: Knex, search: ProductSearch): Promise<{ products: ProductCard[]; count: number }> {
  const matching = matchingProducts(knex, search);
  const [counted] = await knex.count<{ count: string }[]>("* as count").from(matching.clone().as("m"));
  const rows: (Omit<ProductCard, "developer" | "from_price"> & { developer_handle: string; developer_name: string; from_amount: string | null })[] =
    await orderMatches(knex.select("m.*").from(matching.as("m")), search).limit(search.limit).offset(search.offset);
  const products = rows.map(({ developer_handle, developer_name, from_amount, id, handle, title, subtitle, thumbnail, product_type, created_at, billings }) => ({
    id,
    handle,
    title,
    subtitle,
    thumbnail,
    product_type,
    created_at,
    developer: { handle: developer_handle, display_name: developer_name },
    from_price: from_amount === null ? null : { amount_minor: toMinor(from_amount, search.currency_code), currency_code: search.currency_code },
    billings,
  }));
  return { products, count: Number(counted?.count ?? 0) };
}

/** Counts by value; each facet leaves its own filter out, so that its other values stay choosable. */
export async function countFacets(knex: Knex, search: ProductSearch) {
  const without = (facet: Facet) => matchingProducts(knex, { ...search, [facet]: undefined }).as("m");
  const [types, billings, developers, categories] = await Promise.all([
    knex.select("m.product_type as value").count("* as count").from(without("type")).groupBy("m.product_type").orderBy("value"),
    knex.select(knex.raw("b.value")).count("* as count").from(without("billing")).joinRaw("cross join lateral unnest(m.billings) as b(value)").groupBy("b.value").orderBy("b.value"),
    knex.select("m.developer_handle as value", "m.developer_name as label").count("* as count").from(without("developer")).groupBy("value", "label").orderBy("label"),
    knex
      .select("c.handle as value", "c.name as label", "parent.handle as parent")
      .countDistinct("m.id as count")
      .from(without("category"))
      .join("product_category_product as cp", "cp.product_id", "m.id")
      .join("product_category as own", "own.id", "cp.product_category_id")
      // A category counts the products of its sub-categories: its id stands in their path.
      .joinRaw("join product_category c on c.id = any(string_to_array(own.mpath, '.')) and c.deleted_at is null and c.is_active and not c.is_internal")
      .leftJoin("product_category as parent", "parent.id", "c.parent_category_id")
      .groupBy("c.handle", "c.name", "parent.handle", "c.mpath", "c.rank")
      .orderBy("c.name"),
  ]);
  return { types: numbered(types), categories: numbered(categories), billings: numbered(billings), developers: numbered(developers) };
}

function matchingProducts(knex: Knex, search: Omit<ProductSearch, "order" | "limit" | "offset">): Knex.QueryBuilder {
  const query = knex
    .select("p.id", "p.handle", "p.title", "p.subtitle", "p.thumbnail", "p.created_at", "l.product_type", "l.published_at")
    .select("d.handle as developer_handle", "d.display_name as developer_name")
    .select("offers.from_amount", "offers.billings")
    .from("product as p")
    .joinRaw("join listing l on l.product_id = p.id and l.status = 'published' and l.deleted_at is null")
    .joinRaw("join developer d on d.id = l.developer_id and d.status = 'active'")
    .joinRaw(
      `join lateral (
         select min(price.amount) as from_amount, coalesce(array_agg(distinct v.terms->>'billing'), '{}') as billings,
                coalesce(array_agg(distinct v.terms->>'license_type'), '{}') as license_types
           from product_package pkg
           join lateral (select terms from package_terms_version where product_package_id = pkg.id and effective_from <= clock_timestamp()
                          order by effective_from desc, version desc limit 1) v on true
           left join product_variant_price_set ps on ps.variant_id = pkg.variant_id and ps.deleted_at is null
           left join price on price.price_set_id = ps.price_set_id and price.currency_code = ? and price.price_list_id is null
                and price.rules_count = 0 and price.deleted_at is null
          where pkg.listing_id = l.id and pkg.deleted_at is null and pkg.archived_at is null
       ) offers on true`,
      [search.currency_code],
    )
    .where("p.status", "published")
    .whereNull("p.deleted_at")
    .whereRaw("exists (select 1 from product_sales_channel s where s.product_id = p.id and s.sales_channel_id = any(?) and s.deleted_at is null)", [
      search.sales_channel_ids,
    ]);
  if (search.type) query.whereIn("l.product_type", search.type);
  if (search.developer) query.where("d.handle", search.developer);
  if (search.billing) query.whereRaw("offers.billings && ?::text[]", [search.billing]);
  if (search.license_type) query.whereRaw("offers.license_types && ?::text[]", [search.license_type]);
  if (search.category) query.whereRaw(inCategory, [search.category]);
  if (search.price_min !== undefined) query.whereRaw("offers.from_amount >= ?::numeric", [toDecimal(search.price_min, search.currency_code)]);
  if (search.price_max !== undefined) query.whereRaw("offers.from_amount <= ?::numeric", [toDecimal(search.price_max, search.currency_code)]);
  // A question of signs only asks for something, and nothing has it.
  if (search.text?.length === 0) query.whereRaw("false");
  if (search.text?.length) {
    const { sql, params } = toTextQuery(search.text);
    query.joinRaw(`join search_document s on s.product_id = p.id and s.document @@ (${sql})`, params);
    // A title that begins as the question does stands first; then what names it more, and more prominently.
    query.select(knex.raw(`ts_rank(s.document, ${sql}) as closeness`, params), knex.raw("starts_with(lower(p.title), ?) as named", [String(search.text[0]?.[0])]));
  }
  return query;
}

const inCategory = `exists (
  select 1 from product_category_product cp
    join product_category own on own.id = cp.product_category_id
    join product_category asked on asked.id = any(string_to_array(own.mpath, '.')) and asked.handle = ? and asked.deleted_at is null
   where cp.product_id = p.id)`;

function orderMatches(query: Knex.QueryBuilder, search: ProductSearch): Knex.QueryBuilder {
  if (search.order === "relevance" && search.text?.length) query.orderByRaw("m.named desc, m.closeness desc");
  if (search.order === "price") query.orderByRaw("m.from_amount asc nulls last");
  if (search.order === "-price") query.orderByRaw("m.from_amount desc nulls last");
  if (search.order === "title") query.orderByRaw("lower(m.title)");
  return query.orderByRaw("m.published_at desc nulls last, m.id");
}

function numbered(rows: Record<string, unknown>[]) {
  return rows.map((row) => ({ ...row, count: Number(row["count"]) }));
}
