/** What is known of a customer and a product when they want to review it. */
export interface ReviewerFacts {
  /** A licence of the product that the customer holds or held, whatever its status; null without one. */
  license_id: string | null;
  /** The customer acts for the account that sells the product. */
  is_seller: boolean;
}

export type ReviewRight = "ok" | "license_required" | "own_product";

/** Whether somebody may review a product: who holds or held a licence, and does not sell it. */
export function judgeReviewer({ license_id, is_seller }: ReviewerFacts): ReviewRight {
  if (is_seller) return "own_product";
  return license_id === null ? "license_required" : "ok";
}
