import type { InferTypeOf } from "@medusajs/framework/types";
import type { EngagementAction, EngagementParty, EngagementStatus } from "../../domain/engagement-status";
import type { Engagement } from "./models/engagement";
import type { EngagementAttachment } from "./models/engagement-attachment";
import type { EngagementMessage } from "./models/engagement-message";

export type EngagementRecord = InferTypeOf<typeof Engagement>;
export type EngagementMessageRecord = InferTypeOf<typeof EngagementMessage>;
export type EngagementAttachmentRecord = InferTypeOf<typeof EngagementAttachment>;

/** Somebody who speaks or acts in an engagement; their right to it was asked before. */
export interface Speaker {
  party: EngagementParty;
  /** Customer, member, key or user; null for the system. */
  actor_id: string | null;
}

export interface EngagementRequest {
  license_id: string;
  customer_id: string;
  message: string;
}

export interface Statement extends Speaker {
  engagement_id: string;
  body: string;
  attachment_ids: string[];
}

export interface EngagementStep extends Statement {
  action: EngagementAction;
  /** ISO 8601: what passes through a workflow is JSON. */
  scheduled_for: string | null;
}

/** What was done; `changed` is false for a repetition, which is no news. */
export interface EngagementOutcome {
  id: string;
  license_id: string;
  developer_id: string;
  status: EngagementStatus;
  message_id: string;
  changed: boolean;
}
