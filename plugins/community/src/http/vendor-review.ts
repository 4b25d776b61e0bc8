import type { ReviewView } from "../queries/list-reviews";

/** What a developer sees of a review: nothing that tells who the author is. */
export function toVendorReview(review: ReviewView) {
  const {
    customer_id: _customer,
    customer_email: _email,
    developer_id: _developer,
    developer_name: _name,
    status: _status,
    hidden_reason: _reason,
    ...rest
  } = review;
  return rest;
}
