/** What nothing is known of is taken for the middle of the scale, said by this many people. */
const PRIOR_AVERAGE = 3;
const PRIOR_COUNT = 5;

/**
 * By what products are ordered as "best rated": the average as if some people more had given the middle of
 * the scale (a Bayesian average). A few ratings move it little, so one enthusiast does not outrank a
 * hundred satisfied customers; null without a rating.
 */
export function ratingScore(rating: { average: number; count: number } | undefined): number | null {
  if (!rating || rating.count === 0) return null;
  return (PRIOR_AVERAGE * PRIOR_COUNT + rating.average * rating.count) / (PRIOR_COUNT + rating.count);
}
