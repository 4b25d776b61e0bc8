import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toDecimal } from "@mintreu/kit/domain/money";
import { byLabel, byValue, type CountedValue, countNumbers, countValues, mostFrequent, type ValueKind, valueKinds } from "../domain/facet-counts";
import { type PriceBucket, priceLadder, toPriceBuckets } from "../domain/price-buckets";
import type { Fragment } from "./product-search";
import type { FacetFilter } from "./search-matching";
import type { SearchState } from "./search-memory";
import { readSearchValues } from "./search-values";

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

const STARS = [4, 3, 2, 1] as const;

/** What is read over all matches: numbers of values as bytes, of those that fit and of those that miss one filter. */
export type RawFacets = Record<`from_${(typeof STARS)[number]}`, number> &
  Record<"fitting" | `missing_${ValueKind}`, Buffer | null> & { rungs: { rung: number; count: number }[] };

/** Beyond these nobody reads a list; whoever looks for something rarer types it. */
const MOST_VALUES = 50;

const isValueKind = (filter: FacetFilter): filter is ValueKind => (valueKinds as readonly string[]).includes(filter);

/** Columns of one aggregation over `m`, the products of `matchingProducts`. */
export function facetsOf(used: readonly FacetFilter[], currencyCode: string): Fragment {
  const rows = (own: FacetFilter) => (used.includes(own) ? `(misses = 0 or not by_${own})` : "misses = 0");
  const columns = [
    "string_agg(value_ids, '') filter (where misses = 0) as fitting",
    ...used.filter(isValueKind).map((kind) => `string_agg(value_ids, '') filter (where not by_${kind}) as missing_${kind}`),
    ...STARS.map((stars) => `(count(*) filter (where rating_average >= ${stars} and ${rows("rating")}))::integer as from_${stars}`),
    `(select coalesce(json_agg(f), '[]') from (
       select width_bucket(amount, ?::numeric[]) - 1 as rung, count(*) from m where amount is not null and ${rows("price")} group by 1) f) as rungs`,
  ];
  return [columns.join(", "), [priceLadder(currencyCode).map((minor) => toDecimal(minor, currencyCode))]];
}

export async function toFacets(knex: Knex, state: SearchState, raw: RawFacets, currencyCode: string): Promise<Facets> {
  const fitting = countNumbers(raw.fitting);
  const missing = Object.fromEntries(valueKinds.map((kind) => [kind, countNumbers(raw[`missing_${kind}`] ?? null)])) as Record<ValueKind, Map<number, number>>;
  const numbers = [fitting, ...Object.values(missing)].flatMap((counts) => [...counts.keys()]);
  const values = await readSearchValues(knex, state, numbers);
  const counted = countValues(fitting, missing, (number) => values.get(number) ?? null);
  return {
    types: byValue(counted.type).map(toPlain),
    billings: byValue(counted.billing).map(toPlain),
    tags: mostFrequent(counted.tag, MOST_VALUES).map(toPlain),
    compatibility: mostFrequent(counted.compatibility, MOST_VALUES).map(toPlain),
    developers: byLabel(counted.developer).map((entry) => ({ ...toPlain(entry), label: entry.label ?? entry.value })),
    categories: byLabel(counted.category).map((entry) => ({ ...toPlain(entry), label: entry.label ?? entry.value, parent: entry.parent })),
    ratings: STARS.map((stars) => ({ value: stars, count: raw[`from_${stars}`] })),
    prices: toPriceBuckets(currencyCode, new Map(raw.rungs.map(({ rung, count }) => [rung, count]))),
  };
}

function toPlain({ value, count }: CountedValue): FacetValue {
  return { value, count };
}
