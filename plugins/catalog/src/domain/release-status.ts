export const releaseStatuses = ["draft", "in_review", "changes_requested", "published", "yanked"] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

export const releaseActions = ["submit", "withdraw", "publish", "request_changes", "yank"] as const;
export type ReleaseAction = (typeof releaseActions)[number];

const transitions: Record<ReleaseAction, Partial<Record<ReleaseStatus, ReleaseStatus>>> = {
  submit: { draft: "in_review", changes_requested: "in_review", in_review: "in_review" },
  withdraw: { in_review: "draft", draft: "draft" },
  publish: { in_review: "published", published: "published" },
  request_changes: { in_review: "changes_requested", changes_requested: "changes_requested" },
  // For good: who has it keeps it, nobody else gets it any more.
  yank: { published: "yanked", yanked: "yanked" },
};

/** The status an action leads to, or null where the table does not allow it. Repeats are allowed. */
export function nextReleaseStatus(status: ReleaseStatus, action: ReleaseAction): ReleaseStatus | null {
  return transitions[action][status] ?? null;
}

/** Whether its developer may still change text and files: what an admin reads and what customers have stays. */
export function isEditable(status: ReleaseStatus): boolean {
  return status === "draft" || status === "changes_requested";
}
