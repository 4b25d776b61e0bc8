/** The work that a licence of a service pays for, as its customer sees it. */
export type EngagementStatus = "requested" | "scheduled" | "delivered" | "accepted" | "disputed" | "cancelled";

export interface Attachment {
  id: string;
  name: string;
  size_bytes: number;
}

export interface EngagementMessage {
  id: string;
  author: "customer" | "developer" | "admin" | "system";
  author_name: string;
  /** The status that a step led to; null for a plain message. */
  step: EngagementStatus | null;
  scheduled_for: string | null;
  body: string;
  attachments: Attachment[];
  created_at: string;
}

export interface Engagement {
  id: string;
  license_id: string;
  product_id: string;
  product_title: string | null;
  product_handle: string | null;
  package_title: string | null;
  developer_handle: string;
  developer_name: string;
  status: EngagementStatus;
  scheduled_for: string | null;
  delivered_at: string | null;
  accepted_at: string | null;
  messages_count: number;
  last_message_at: string | null;
  created_at: string;
  /** Only with one engagement, not in a list. */
  messages?: EngagementMessage[];
}

export const ATTACHMENT_BYTES = 20 * 1024 * 1024;
export const ATTACHMENTS_PER_MESSAGE = 10;

interface StatusText {
  label: string;
  tone: string;
  /** What happens next, to the customer. */
  text: string;
}

export const ENGAGEMENT_STATUS_TEXTS: Record<EngagementStatus, StatusText> = {
  requested: { label: "Requested", tone: "bg-warning/10 text-warning", text: "The developer has been told and will propose a date." },
  scheduled: { label: "Scheduled", tone: "bg-primary/10 text-primary", text: "The work stands on the calendar." },
  delivered: { label: "Delivered", tone: "bg-warning/10 text-warning", text: "Look at what was delivered: accept it, or say what is missing." },
  accepted: { label: "Accepted", tone: "bg-primary/10 text-primary", text: "Done. Questions may still be asked here." },
  disputed: { label: "Disputed", tone: "bg-error/10 text-error", text: "The marketplace looks at it and decides. You may still accept." },
  cancelled: { label: "Cancelled", tone: "bg-elevated text-toned", text: "This engagement is closed." },
};

/** What a customer may do in a status; the backend has the last word. */
export function customerActions(status: EngagementStatus): { accept: boolean; dispute: boolean; write: boolean } {
  return { accept: status === "delivered" || status === "disputed", dispute: status === "delivered", write: status !== "cancelled" };
}

const STEP_TEXTS: Record<EngagementStatus, string> = {
  requested: "asked for the work",
  scheduled: "set the date",
  delivered: "delivered",
  accepted: "accepted the work",
  disputed: "disputed the work",
  cancelled: "closed the engagement",
};

/** "set the date": what a message did besides saying something; null for one that only says something. */
export function stepText(message: Pick<EngagementMessage, "step">): string | null {
  return message.step ? STEP_TEXTS[message.step] : null;
}
