export const listingStatuses = ["draft", "in_review", "changes_requested", "published", "unlisted", "archived"] as const;
export type ListingStatus = (typeof listingStatuses)[number];

export const listingActions = ["submit", "withdraw", "publish", "request_changes", "unlist", "relist", "archive"] as const;
export type ListingAction = (typeof listingActions)[number];

const transitions: Record<ListingAction, Partial<Record<ListingStatus, ListingStatus>>> = {
  submit: { draft: "in_review", changes_requested: "in_review", in_review: "in_review" },
  withdraw: { in_review: "draft", draft: "draft" },
  publish: { in_review: "published", published: "published" },
  request_changes: { in_review: "changes_requested", changes_requested: "changes_requested" },
  unlist: { published: "unlisted", unlisted: "unlisted" },
  relist: { unlisted: "published", published: "published" },
  archive: { draft: "archived", changes_requested: "archived", published: "archived", unlisted: "archived", archived: "archived" },
};

/** The status an action leads to, or null where the table does not allow it. Repeats are allowed. */
export function nextListingStatus(status: ListingStatus, action: ListingAction): ListingStatus | null {
  return transitions[action][status] ?? null;
}

/** Whether the storefront shows the product. */
export function isVisible(status: ListingStatus): boolean {
  return status === "published";
}
