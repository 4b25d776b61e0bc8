/** Events of this plugin. Payload of each: `{ id: <license id>, order_id }`; each may come again. */
export const licenseEvents = {
  issued: "license.issued",
  activated: "license.activated",
  suspended: "license.suspended",
  reinstated: "license.reinstated",
  revoked: "license.revoked",
} as const;

/**
 * Payload of each: `{ id: <engagement id>, license_id, developer_id, message_id }`; `message_id` names the step for
 * whoever must act on it once. They announce: who must not miss one reads the rows.
 */
export const engagementEvents = {
  requested: "engagement.requested",
  scheduled: "engagement.scheduled",
  delivered: "engagement.delivered",
  accepted: "engagement.accepted",
  disputed: "engagement.disputed",
  cancelled: "engagement.cancelled",
  messagePosted: "engagement.message_posted",
} as const;
