import { toDecimal } from "@mintreu/kit/domain/money";
import { type PriceBucket, priceLadder, toPriceBuckets } from "../domain/price-buckets";
import type { Fragment } from "./product-search";
import type { FacetFilter } from "./search-matching";

interface FacetValue {
  value: string;
  count: number;
}

/** Counts by value. Each leaves its own filter out, so that its other values stay choosable. */
export interface Facets {
  types: FacetValue[];
  categories: (FacetValue & { label: string; parent: string | null })[];
  billings: FacetValue[];
  developers: (FacetValue & { label: string })[];
  /** The most frequent ones. */
  compatibility: FacetValue[];
  tags: FacetValue[];
  /** So many stars and more. */
  ratings: { value: number; count: number }[];
  prices: PriceBucket[];
}

export type RawFacets = Omit<Facets, "prices"> & { rungs: { rung: number; count: number }[] };

/** Beyond these nobody reads a list; whoever looks for something rarer types it. */
const MOST_VALUES = 50;

const STARS = [4, 3, 2, 1];

/** One JSON object with all counts over `m`, the products of `matchingProducts`. */
export function facetsOf(used: readonly FacetFilter[], currencyCode: string): Fragment {
  const rows = (own: FacetFilter) => (used.includes(own) ? `(misses = 0 or not by_${own})` : "misses = 0");
  const list = (select: string, order: string) => `(select coalesce(json_agg(f order by ${order}), '[]') from (${select}) f)`;
  const valuesOf = (column: string, own: FacetFilter, limit = "") =>
    `select v.value, count(*) from m cross join lateral unnest(m.${column}) as v(value) where ${rows(own)} group by v.value${limit}`;
  const mostOf = (column: string, own: FacetFilter) => valuesOf(column, own, ` order by 2 desc, 1 limit ${MOST_VALUES}`);
  const parts: Record<keyof RawFacets, string> = {
    types: list(`select product_type as value, count(*) from m where ${rows("type")} group by product_type`, "f.value"),
    billings: list(valuesOf("billings", "billing"), "f.value"),
    tags: list(mostOf("tags", "tag"), "f.count desc, f.value"),
    compatibility: list(mostOf("compatibility", "compatibility"), "f.count desc, f.value"),
    developers: list(
      `select d.handle as value, d.display_name as label, g.count
         from (select developer_id, count(*) from m where ${rows("developer")} group by developer_id) g join developer d on d.id = g.developer_id`,
      "f.label, f.value",
    ),
    categories: list(
      `select c.handle as value, c.name as label, parent.handle as parent, g.count
         from (${valuesOf("category_ids", "category")}) g
         join product_category c on c.id = g.value and c.deleted_at is null and c.is_active and not c.is_internal
         left join product_category parent on parent.id = c.parent_category_id`,
      "f.label, f.value",
    ),
    ratings: list(
      `select stars.value, stars.count
         from (select ${STARS.map((stars) => `count(*) filter (where rating_average >= ${stars}) as from_${stars}`).join(", ")} from m where ${rows("rating")}) g
        cross join lateral (values ${STARS.map((stars) => `(${stars}, from_${stars})`).join(", ")}) as stars(value, count)`,
      "f.value desc",
    ),
    rungs: list(`select width_bucket(amount, ?::numeric[]) - 1 as rung, count(*) from m where amount is not null and ${rows("price")} group by 1`, "f.rung"),
  };
  const ladder = priceLadder(currencyCode).map((minor) => toDecimal(minor, currencyCode));
  return [
    `json_build_object(${Object.entries(parts)
      .map(([name, sql]) => `'${name}', ${sql}`)
      .join(", ")})`,
    [ladder],
  ];
}

export function toFacets({ rungs, ...facets }: RawFacets, currencyCode: string): Facets {
  return { ...facets, prices: toPriceBuckets(currencyCode, new Map(rungs.map(({ rung, count }) => [rung, count]))) };
}
