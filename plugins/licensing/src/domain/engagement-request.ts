export type EngagementVerdict = "ok" | "not_a_service" | "license_not_active";

/** Whether a licence gives an engagement: only one of a service, and only while it may be used. */
export function judgeEngagementRequest({ product_type, status }: { product_type: string; status: string }): EngagementVerdict {
  if (product_type !== "service") return "not_a_service";
  return status === "active" || status === "cancelled" ? "ok" : "license_not_active";
}

/** No further than this can an appointment be made. */
const FARTHEST_DAYS = 730;

/** An appointment lies ahead, within two years. */
export function isAppointment(at: Date, now: Date): boolean {
  return at > now && at.getTime() - now.getTime() <= FARTHEST_DAYS * 86_400_000;
}

/** A text that is sent twice within this time is one message: a form that was sent twice. */
export const REPEAT_WINDOW_MS = 60_000;

export const MESSAGES_PER_ENGAGEMENT = 500;
export const ATTACHMENTS_PER_MESSAGE = 10;
/** Of one engagement, those that wait for their message included. */
export const ATTACHMENTS_PER_ENGAGEMENT = 100;
export const ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** A file that no message took up is removed after this. */
export const UNSENT_ATTACHMENT_HOURS = 24;
