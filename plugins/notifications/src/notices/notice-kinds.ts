import { engagementStep } from "./engagement-step";
import type { NoticeKind } from "./notice-kind";
import { productDecided } from "./product-decided";
import { reviewAnswered } from "./review-answered";
import { reviewWritten } from "./review-written";

/** By the name that also begins the keys of their mails. */
export const noticeKinds = {
  "product-decided": productDecided,
  "review-written": reviewWritten,
  "review-answered": reviewAnswered,
  "engagement-step": engagementStep,
} satisfies Record<string, NoticeKind>;

export type NoticeName = keyof typeof noticeKinds;
