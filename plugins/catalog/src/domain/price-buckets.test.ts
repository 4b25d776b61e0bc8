import fc from "fast-check";
import { priceLadder, toPriceBuckets } from "./price-buckets";

/** Rung of an amount, as the database finds it. */
const rungOf = (amount: number) => priceLadder("eur").findLastIndex((min) => min <= amount);

function bucketsOf(amounts: number[]) {
  const counts = new Map<number, number>();
  for (const amount of amounts) counts.set(rungOf(amount), (counts.get(rungOf(amount)) ?? 0) + 1);
  return toPriceBuckets("eur", counts);
}

describe("price ladder", () => {
  it("rises in round amounts of the currency", () => {
    expect(priceLadder("eur").slice(0, 8)).toEqual([0, 1, 100, 200, 300, 500, 1000, 2000]);
    expect(priceLadder("JPY").slice(0, 6)).toEqual([0, 1, 2, 3, 5, 10]);
    expect(priceLadder("kwd").slice(0, 4)).toEqual([0, 1, 1000, 2000]);
  });

  it("rises always", () => {
    for (const code of ["eur", "jpy", "kwd"]) {
      const ladder = priceLadder(code);
      expect([...ladder].sort((a, b) => a - b)).toEqual(ladder);
      expect(new Set(ladder).size).toBe(ladder.length);
    }
  });
});

describe("price buckets", () => {
  it("are none without products", () => {
    expect(bucketsOf([])).toEqual([]);
  });

  it("keep what is free apart", () => {
    expect(bucketsOf([0, 0, 4900])).toEqual([
      { min_minor: 0, max_minor: 0, count: 2 },
      { min_minor: 3000, max_minor: 4999, count: 1 },
    ]);
  });

  it("divide a set into about equal parts", () => {
    const amounts = Array.from({ length: 400 }, (_none, index) => (index + 1) * 100);
    expect(bucketsOf(amounts)).toEqual([
      { min_minor: 100, max_minor: 19999, count: 199 },
      { min_minor: 20000, max_minor: 29999, count: 100 },
      { min_minor: 30000, max_minor: 49999, count: 101 },
    ]);
  });

  it("hold every product once, in few spans that follow one another and begin and end with products", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50_000_000 }), { maxLength: 200 }), (amounts) => {
        const buckets = bucketsOf(amounts);
        expect(buckets.length).toBeLessThanOrEqual(5);
        for (const { min_minor, max_minor, count } of buckets) {
          expect(count).toBe(amounts.filter((amount) => amount >= min_minor && amount <= max_minor).length);
          expect(count).toBeGreaterThan(0);
        }
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(amounts.length);
      }),
    );
  });
});
