import { REVIEWS_PAGE_SIZE, parseReviewView, type ShownReview, type ShownReviews, type StoreReview, type StoreReviews } from "../../../shared/reviews";
import { askBackend, refusal } from "../../lib/backend";
import { renderMarkdown } from "../../lib/markdown";

function rendered<Texts extends { body: string }>({ body, ...rest }: Texts) {
  return { ...rest, body_html: renderMarkdown(body) };
}

function toShown(review: StoreReview): ShownReview {
  return { ...rendered(review), answer: review.answer && rendered(review.answer) };
}

/** One page of a product's reviews, rendered here: the browser never sees what was typed as anything but text. */
export default defineEventHandler(async (event): Promise<ShownReviews> => {
  const product = getRouterParam(event, "product") ?? "";
  if (!/^\w{1,100}$/.test(product)) throw createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such product." });
  const { rating, order, page } = parseReviewView(getQuery(event));
  const answer = await askBackend<StoreReviews>(event, `/store/products/${product}/reviews`, {
    query: { rating, order, limit: REVIEWS_PAGE_SIZE, offset: (page - 1) * REVIEWS_PAGE_SIZE },
  });
  if (!answer.ok) throw refusal(answer);
  return { ...answer.body, reviews: answer.body.reviews.map(toShown) };
});
