import { currencyExponent } from "@mintreu/kit/domain/money";

/** Products whose lowest price lies in the span; both ends belong to it. Integer minor units. */
export interface PriceBucket {
  min_minor: number;
  max_minor: number;
  count: number;
}

const STEPS = [1, 2, 3, 5];
const HIGHEST = 1_000_000_000_000;
const BUCKETS = 4;

const ladders = new Map<string, readonly number[]>();

/**
 * Round amounts at which spans of prices may begin, from 0 on: 0, the smallest unit, then 1, 2, 3, 5, 10, 20 …
 * of the currency. A span ends one minor unit before the next.
 */
export function priceLadder(currencyCode: string): readonly number[] {
  const code = currencyCode.toLowerCase();
  const known = ladders.get(code);
  if (known) return known;
  const ladder = [0, 1];
  for (let decade = 10 ** currencyExponent(code); decade <= HIGHEST; decade *= 10) ladder.push(...STEPS.map((step) => step * decade));
  const made = [...new Set(ladder)];
  ladders.set(code, made);
  return made;
}

/**
 * Numbers of products by rung of the ladder → a few spans of round amounts with about as many products each.
 * What is free stands alone. The counts add up to those given.
 */
export function toPriceBuckets(currencyCode: string, counts: ReadonlyMap<number, number>): PriceBucket[] {
  const ladder = priceLadder(currencyCode);
  const cells = ladder.map((min, rung) => ({ min, max: (ladder[rung + 1] ?? Number.MAX_SAFE_INTEGER) - 1, count: counts.get(rung) ?? 0 }));
  const [free, ...paid] = cells;
  const buckets: PriceBucket[] = free && free.count > 0 ? [{ min_minor: 0, max_minor: 0, count: free.count }] : [];
  let left = paid.reduce((sum, { count }) => sum + count, 0);
  let spans = BUCKETS;
  let from = 0;
  let inside = 0;
  for (const { min, max, count } of paid) {
    if (inside === 0) from = min;
    inside += count;
    // Full, or the last product is in.
    if (inside === 0 || (inside < left / spans && inside < left)) continue;
    buckets.push({ min_minor: from, max_minor: max, count: inside });
    left -= inside;
    spans = Math.max(1, spans - 1);
    inside = 0;
  }
  return buckets;
}
