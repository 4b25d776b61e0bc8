import { addressOf, client, segment } from "./client";
import type { Engagement, EngagementDetail, EngagementOutcome, EngagementStatus } from "./engagement-shapes";
import type { Page } from "./types";

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

export function addressOfAttachment(id: string, fileId: string): string {
  return addressOf(`/admin/engagements/${segment(id)}/attachments/${segment(fileId)}`);
}
