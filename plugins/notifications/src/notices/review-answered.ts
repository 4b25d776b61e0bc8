import { reviewEvents } from "@mintreu/community/events";
import { findReview } from "@mintreu/community/queries/list-reviews";
import { databaseOf } from "@mintreu/kit/http/knex";
import { mailSiteOf } from "../delivery/mail-site";
import { renderReviewAnswered } from "../domain/templates/review-mails";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "review-answered";

/** The developer's first answer, to the author of the review. */
export const reviewAnswered: NoticeKind = {
  async letters(container, reviewId) {
    const review = await findReview(databaseOf(container), { id: reviewId, status: "visible" });
    if (!review?.answer || !review.customer_email || !review.product_handle) return [];
    const { product_title, product_handle, developer_name, answer } = review;
    return [
      {
        idempotency_key: `${TEMPLATE}:${reviewId}:${new Date(answer.answered_at).getTime()}`,
        to: review.customer_email,
        template: TEMPLATE,
        trigger_type: reviewEvents.answered,
        resource_type: "review",
        resource_id: reviewId,
        receiver_id: review.customer_id,
        data: { review_id: reviewId, product_id: review.product_id },
        mail: renderReviewAnswered(
          { product_title: product_title ?? product_handle, product_handle, developer_name, answer: answer.body },
          mailSiteOf(container),
        ),
      },
    ];
  },
};
