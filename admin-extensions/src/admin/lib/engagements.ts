import { client, segment } from "./client";
import type { Page } from "./types";

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

export interface EngagementsQuery extends Page {
  status?: EngagementStatus | undefined;
  q?: string | undefined;
  product_id?: string | undefined;
  developer_id?: string | undefined;
}

export interface EngagementList extends Page {
  engagements: Engagement[];
  count: number;
}

export type EngagementOutcome = "accepted" | "cancelled";

export function listEngagements(query: EngagementsQuery): Promise<EngagementList> {
  return client.fetch<EngagementList>("/admin/engagements", { query: { ...query } });
}

export async function readEngagement(id: string): Promise<EngagementDetail> {
  const { engagement } = await client.fetch<{ engagement: EngagementDetail }>(`/admin/engagements/${segment(id)}`);
  return engagement;
}

export async function resolveEngagement(id: string, outcome: EngagementOutcome, reason: string): Promise<void> {
  await client.fetch(`/admin/engagements/${segment(id)}/resolve`, { method: "POST", body: { outcome, reason } });
}

export async function writeToEngagement(id: string, body: string): Promise<void> {
  await client.fetch(`/admin/engagements/${segment(id)}/messages`, { method: "POST", body: { body } });
}
