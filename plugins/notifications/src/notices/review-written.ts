import { reviewEvents } from "@mintreu/community/events";
import { findReview } from "@mintreu/community/queries/list-reviews";
import { databaseOf } from "@mintreu/kit/http/knex";
import { mailSiteOf } from "../delivery/mail-site";
import { renderReviewWritten } from "../domain/templates/review-mails";
import { listMembersToMail } from "../queries/members-to-mail";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "review-written";

/** A new review, to those who may answer it. */
export const reviewWritten: NoticeKind = {
  async letters(container, reviewId) {
    const knex = databaseOf(container);
    const review = await findReview(knex, { id: reviewId, status: "visible" });
    if (!review) return [];
    const members = await listMembersToMail(knex, review.developer_id, "licenses.write");
    const mail = renderReviewWritten({ ...review, product_title: review.product_title ?? "your product" }, mailSiteOf(container));
    return members.map(({ id, email }) => ({
      // One that was deleted and written anew is another one.
      idempotency_key: `${TEMPLATE}:${reviewId}:${new Date(review.created_at).getTime()}:${id}`,
      to: email,
      template: TEMPLATE,
      trigger_type: reviewEvents.created,
      resource_type: "review",
      resource_id: reviewId,
      receiver_id: id,
      data: { review_id: reviewId, product_id: review.product_id },
      mail,
    }));
  },
};
