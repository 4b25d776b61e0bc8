/** Events of this plugin. Payload of each: `{ id: <developer id> }`. */
export const developerEvents = {
  applied: "developer.applied",
  approved: "developer.approved",
  rejected: "developer.rejected",
  suspended: "developer.suspended",
  reinstated: "developer.reinstated",
} as const;
