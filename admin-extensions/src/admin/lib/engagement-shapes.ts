// Apart from the calls, so that the developer panel can share it: the client of those is the admin's own.

export const engagementStatuses = ["requested", "scheduled", "delivered", "accepted", "disputed", "cancelled"] as const;
export type EngagementStatus = (typeof engagementStatuses)[number];

export interface Engagement {
  id: string;
  license_id: string;
  product_id: string;
  product_title: string | null;
  package_title: string | null;
  developer_id: string;
  developer_name: string;
  customer_id: string | null;
  customer_email: string;
  customer_name: string | null;
  status: EngagementStatus;
  scheduled_for: string | null;
  delivered_at: string | null;
  accepted_at: string | null;
  messages_count: number;
  last_message_at: string;
  created_at: string;
}

export interface EngagementMessage {
  id: string;
  author: "customer" | "developer" | "admin" | "system";
  author_name: string;
  step: EngagementStatus | null;
  scheduled_for: string | null;
  body: string;
  attachments: { id: string; name: string; size_bytes: number }[];
  created_at: string;
}

/** An engagement with all that was said, oldest first. */
export interface EngagementDetail extends Engagement {
  messages: EngagementMessage[];
}

export type EngagementOutcome = "accepted" | "cancelled";
