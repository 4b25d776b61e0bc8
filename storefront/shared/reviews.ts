/** Product reviews: their shapes, and how the part of the page that shows them is asked for by the URL. */

export const RATING_VALUES = [5, 4, 3, 2, 1] as const;
export type Rating = (typeof RATING_VALUES)[number];
export type Histogram = Record<Rating, number>;

export interface ReviewSummary {
  /** Two decimals; null while there is no review. */
  average: number | null;
  count: number;
  histogram: Histogram;
}

export interface StoreReview {
  id: string;
  rating: number;
  title: string;
  /** Markdown as its author wrote it. */
  body: string;
  author_name: string;
  created_at: string;
  edited_at: string | null;
  answer: { body: string; answered_at: string; edited_at: string | null; developer: { handle: string; display_name: string } } | null;
}

export interface StoreReviews {
  reviews: StoreReview[];
  count: number;
  limit: number;
  offset: number;
  summary: ReviewSummary;
}

/** A review with its texts rendered by the storefront's own server. */
export type ShownReview = Omit<StoreReview, "body" | "answer"> & {
  body_html: string;
  answer: (Omit<NonNullable<StoreReview["answer"]>, "body"> & { body_html: string }) | null;
};

export type ShownReviews = Omit<StoreReviews, "reviews"> & { reviews: ShownReview[] };

/** The signed-in customer's own review, as it may be edited. */
export interface OwnReview {
  id: string;
  rating: number;
  title: string;
  body: string;
  status: "visible" | "hidden";
  hidden_reason: string | null;
}

export interface OwnReviewAnswer {
  review: OwnReview | null;
  may_review: boolean;
}

export const REVIEW_TITLE_MAX = 120;
export const REVIEW_BODY_MAX = 5000;
export const REVIEWS_PAGE_SIZE = 5;

export const REVIEW_ORDERS = ["newest", "highest", "lowest"] as const;
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

export interface ReviewView {
  rating: Rating | null;
  order: ReviewOrder;
  page: number;
}

const MAX_PAGE = 10_000;

/** URL query to the view of the reviews; what is malformed counts as absent. */
export function parseReviewView(query: Record<string, unknown>): ReviewView {
  const page = Number(query.reviews);
  return {
    rating: RATING_VALUES.find((value) => String(value) === query.rating) ?? null,
    order: REVIEW_ORDERS.find((value) => value === query.order) ?? "newest",
    page: Number.isInteger(page) && page > 0 && page <= MAX_PAGE ? page : 1,
  };
}

/** View to URL query; what is as usual is left out. */
export function reviewViewToQuery({ rating, order, page }: ReviewView): Record<string, string> {
  return {
    ...(rating ? { rating: String(rating) } : {}),
    ...(order === "newest" ? {} : { order }),
    ...(page > 1 ? { reviews: String(page) } : {}),
  };
}

/** The part of all reviews that gave a rating, in whole per cent. */
export function shareOf({ count, histogram }: ReviewSummary, rating: Rating): number {
  return count === 0 ? 0 : Math.round((histogram[rating] / count) * 100);
}

/** "4.67 out of 5", "4 out of 5": for those who do not see the stars. */
export function ratingText(rating: number): string {
  return `${Number(rating.toFixed(2))} out of 5`;
}

export function reviewsCountText(count: number): string {
  return `${count} ${count === 1 ? "review" : "reviews"}`;
}

/** "4 stars and up". */
export function ratingStepText(step: number): string {
  return step === 1 ? "1 star and up" : `${step} stars and up`;
}
