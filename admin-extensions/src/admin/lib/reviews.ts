import { client, segment } from "./client";
import type { Page } from "./types";

export const reviewStatuses = ["visible", "hidden"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

export const ratings = ["5", "4", "3", "2", "1"] as const;
export type Rating = (typeof ratings)[number];

export interface Review {
  id: string;
  status: ReviewStatus;
  hidden_reason: string | null;
  rating: number;
  title: string;
  body: string;
  author_name: string;
  customer_id: string;
  customer_email: string | null;
  product_id: string;
  product_title: string | null;
  developer_id: string;
  developer_name: string;
  created_at: string;
  edited_at: string | null;
  answer: { body: string; answered_at: string; edited_at: string | null } | null;
}

/** A review with what admins did to it, newest first. */
export interface ReviewDetail extends Review {
  moderations: { id: string; action: "hide" | "restore"; reason: string; actor_id: string; created_at: string }[];
}

export interface RatingSummary {
  average: number | null;
  count: number;
  histogram: Record<string, number>;
}

export interface ReviewsQuery extends Page {
  status?: ReviewStatus | undefined;
  rating?: Rating | undefined;
  q?: string | undefined;
  product_id?: string | undefined;
  developer_id?: string | undefined;
}

export interface ReviewList extends Page {
  reviews: Review[];
  count: number;
  /** Of the visible ones, when the list is of one product. */
  summary?: RatingSummary;
}

export type Moderation = "hide" | "restore";

export function listReviews(query: ReviewsQuery): Promise<ReviewList> {
  return client.fetch<ReviewList>("/admin/reviews", { query: { ...query } });
}

export async function readReview(id: string): Promise<ReviewDetail> {
  const { review } = await client.fetch<{ review: ReviewDetail }>(`/admin/reviews/${segment(id)}`);
  return review;
}

export async function moderateReview(id: string, action: Moderation, reason: string): Promise<void> {
  await client.fetch(`/admin/reviews/${segment(id)}/${action}`, { method: "POST", body: { reason } });
}
