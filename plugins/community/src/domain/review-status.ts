export const reviewStatuses = ["visible", "hidden"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

export const moderationActions = ["hide", "restore"] as const;
export type ModerationAction = (typeof moderationActions)[number];

const leadsTo: Record<ModerationAction, ReviewStatus> = { hide: "hidden", restore: "visible" };

/** The status an admin's action leads to, from any status: repeating an action changes nothing. */
export function statusAfter(action: ModerationAction): ReviewStatus {
  return leadsTo[action];
}
