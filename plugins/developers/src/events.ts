/** Events of this plugin. Payload of each: `{ id: <developer id> }`. */
export const developerEvents = {
  applied: "developer.applied",
  approved: "developer.approved",
  rejected: "developer.rejected",
  suspended: "developer.suspended",
  reinstated: "developer.reinstated",
} as const;

/** Payload: `{ id: <invitation id>, developer_id, attempt }`; an attempt counts how often it was sent. */
export const invitationEvents = {
  sent: "developer_invitation.sent",
} as const;
