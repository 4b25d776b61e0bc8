import { describe, expect, it } from "vitest";
import { parseReviewView, ratingText, reviewsCountText, reviewViewToQuery, shareOf, type ReviewSummary } from "#shared/reviews";

describe("the view of the reviews in the URL", () => {
  it.each([
    [{}, { rating: null, order: "newest", page: 1 }],
    [
      { rating: "4", order: "lowest", reviews: "3" },
      { rating: 4, order: "lowest", page: 3 },
    ],
    [
      { rating: "6", order: "random", reviews: "-1" },
      { rating: null, order: "newest", page: 1 },
    ],
    [
      { rating: ["5", "4"], order: null, reviews: "1.5" },
      { rating: null, order: "newest", page: 1 },
    ],
    [{ reviews: "99999999" }, { rating: null, order: "newest", page: 1 }],
  ] as const)("%j is read as %j", (query, view) => {
    expect(parseReviewView(query)).toEqual(view);
  });

  it("comes back from the query it is written to", () => {
    for (const rating of [null, 1, 5] as const) {
      for (const order of ["newest", "highest"] as const) {
        for (const page of [1, 2]) expect(parseReviewView(reviewViewToQuery({ rating, order, page }))).toEqual({ rating, order, page });
      }
    }
    expect(reviewViewToQuery({ rating: null, order: "newest", page: 1 })).toEqual({});
  });
});

describe("a summary in words", () => {
  const summary: ReviewSummary = { average: 4.33, count: 3, histogram: { 1: 0, 2: 0, 3: 1, 4: 0, 5: 2 } };

  it("has shares in whole per cent, and none of nothing", () => {
    expect([5, 4, 3].map((rating) => shareOf(summary, rating as 5))).toEqual([67, 0, 33]);
    expect(shareOf({ average: null, count: 0, histogram: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } }, 5)).toBe(0);
  });

  it("counts and rates", () => {
    expect([reviewsCountText(1), reviewsCountText(2)]).toEqual(["1 review", "2 reviews"]);
    expect([ratingText(4), ratingText(4.333), ratingText(4.5)]).toEqual(["4 out of 5", "4.33 out of 5", "4.5 out of 5"]);
  });
});
