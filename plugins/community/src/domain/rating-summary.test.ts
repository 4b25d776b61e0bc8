import fc from "fast-check";
import { type Rating, ratings, summarizeRatings } from "./rating-summary";

describe("a summary of ratings", () => {
  it("of nothing has no average", () => {
    expect(summarizeRatings({})).toEqual({ average: null, count: 0, histogram: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } });
  });

  it.each([
    [{ 5: 1 }, 5],
    [{ 4: 1, 5: 2 }, 4.67],
    [{ 1: 2, 2: 1 }, 1.33],
    [{ 1: 7, 2: 1 }, 1.13], // 1.125
    [{ 4: 199, 5: 1 }, 4.01], // 4.005
  ])("of %j has the average %d", (counts, average) => {
    expect(summarizeRatings(counts).average).toBe(average);
  });

  it("refuses what is no number of reviews", () => {
    expect(() => summarizeRatings({ 3: -1 })).toThrow("natural number");
    expect(() => summarizeRatings({ 3: 0.5 })).toThrow("natural number");
  });

  it("says what its ratings say", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ratings), { minLength: 1, maxLength: 300 }), (given) => {
        const counts: Partial<Record<Rating, number>> = {};
        for (const rating of given) counts[rating] = (counts[rating] ?? 0) + 1;
        const { average, count, histogram } = summarizeRatings(counts);
        const mean = given.reduce((sum, rating) => sum + rating, 0) / given.length;
        expect(count).toBe(given.length);
        expect(Math.abs((average ?? 0) - mean)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(ratings.flatMap((rating) => Array.from({ length: histogram[rating] }, () => rating))).toEqual([...given].sort());
      }),
    );
  });
});
