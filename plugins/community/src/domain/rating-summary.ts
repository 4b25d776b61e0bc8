import { invariant } from "@mintreu/kit/domain/errors";

export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];
export type Histogram = Record<Rating, number>;

export interface RatingSummary {
  /** Two decimals, half rounded up; null while there is no rating. */
  average: number | null;
  count: number;
  histogram: Histogram;
}

/** Average, count and histogram from the number of reviews by rating; a rating that is left out has none. */
export function summarizeRatings(counts: Partial<Record<number, number>>): RatingSummary {
  const histogram: Histogram = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const rating of ratings) {
    const number = counts[rating] ?? 0;
    invariant(Number.isSafeInteger(number) && number >= 0, "a number of reviews is a natural number");
    histogram[rating] = number;
  }
  const count = ratings.reduce<number>((sum, rating) => sum + histogram[rating], 0);
  const points = ratings.reduce<number>((sum, rating) => sum + rating * histogram[rating], 0);
  // Rounded in whole hundredths, so that no binary fraction decides.
  return { average: count === 0 ? null : Math.floor((points * 200 + count) / (count * 2)) / 100, count, histogram };
}
