/** Events of a licence. Payload of each: `{ id: <license id>, order_id: <id or null> }` and what is named; each may come again. */
export const licenseEvents = {
  issued: "license.issued",
  activated: "license.activated",
  suspended: "license.suspended",
  reinstated: "license.reinstated",
  /** More time, or another package. */
  renewed: "license.renewed",
  /** Its end comes near: `notice_id` names the reminder, `days` is 30, 7 or 1. */
  expiring: "license.expiring",
  /** `notice_id` names this end: a renewed licence may expire again. */
  expired: "license.expired",
  revoked: "license.revoked",
  transferred: "license.transferred",
  rotated: "license.rotated",
  /** A developer wants the holder to have the key once more: `sending` tells one time from another. */
  keyResent: "license.key_resent",
  /** A share of a limit is used: `{ id, metric, percent: 80 | 90 | 100, period }`. Whoever measures usage emits it. */
  usageThreshold: "license.usage_threshold",
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

/** A licence that is to change hands. Payload: `{ id: <transfer id>, license_id }`. */
export const transferEvents = {
  requested: "license_transfer.requested",
  approved: "license_transfer.approved",
  declined: "license_transfer.declined",
  /** The recipient has it. */
  accepted: "license_transfer.accepted",
} as const;

/** Somebody asks for the licences of their address. Payload: `{ id: <claim id> }`; sent whether there are any or not. */
export const claimEvents = { requested: "license_claim.requested" } as const;

/** A holder asks for more days. Payload: `{ id: <request id>, license_id }`. */
export const extensionEvents = { requested: "extension_request.made", decided: "extension_request.decided" } as const;

/** A developer gave licences by hand. Payload: `{ id: <issue id>, license_ids }`. */
export const issueEvents = { made: "license_issue.made" } as const;
