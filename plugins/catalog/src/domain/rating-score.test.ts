import fc from "fast-check";
import { ratingScore } from "./rating-score";

const score = (average: number, count: number) => ratingScore({ average, count }) as number;
const average = fc.integer({ min: 100, max: 500 }).map((hundredths) => hundredths / 100);
const count = fc.integer({ min: 1, max: 1_000_000 });

describe("rating score", () => {
  it("is none without a rating", () => {
    expect(ratingScore(undefined)).toBeNull();
    expect(ratingScore({ average: 0, count: 0 })).toBeNull();
  });

  it("puts many good ratings before a single perfect one, and a single bad one before many", () => {
    expect(score(4.8, 100)).toBeGreaterThan(score(5, 1));
    expect(score(1, 1)).toBeGreaterThan(score(1.2, 100));
  });

  it("comes ever closer to the average", () => {
    expect(score(5, 1)).toBeCloseTo(3.33, 2);
    expect(score(5, 5)).toBe(4);
    expect(score(4.6, 100_000)).toBeCloseTo(4.6, 3);
  });

  it("lies between the middle of the scale and the average", () => {
    fc.assert(
      fc.property(average, count, (mean, number) => {
        const [low, high] = [Math.min(3, mean), Math.max(3, mean)];
        expect(score(mean, number)).toBeGreaterThanOrEqual(low - 1e-9);
        expect(score(mean, number)).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });

  it("follows the average among equally many ratings", () => {
    fc.assert(fc.property(average, average, count, (one, other, number) => Math.sign(score(one, number) - score(other, number)) === Math.sign(one - other)));
  });
});
