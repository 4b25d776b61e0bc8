import { ANSWER_MAX, BODY_MAX, TITLE_MAX } from "@mintreu/community/domain/review-limits";
import { customers } from "./customers";
import { reviews } from "./reviews";

describe("the demo's reviews", () => {
  it("are written by customers about products that they bought, once each", () => {
    const bought = customers.flatMap(({ email, past_orders }) =>
      past_orders.flatMap(({ items }) => items.map(({ product_handle }) => `${email} ${product_handle}`)),
    );
    const written = reviews.map(({ customer, product_handle }) => `${customer} ${product_handle}`);
    expect(new Set(written).size).toBe(written.length);
    for (const one of written) expect(bought).toContain(one);
  });

  it("stay within the limits, and some are answered", () => {
    for (const { title, body, answer, rating } of reviews) {
      expect([title.length > 0 && title.length <= TITLE_MAX, body.length > 0 && body.length <= BODY_MAX]).toEqual([true, true]);
      expect(answer === null || (answer.length > 0 && answer.length <= ANSWER_MAX)).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(rating);
    }
    expect(reviews.some(({ answer }) => answer !== null) && reviews.some(({ answer }) => answer === null)).toBe(true);
  });
});
