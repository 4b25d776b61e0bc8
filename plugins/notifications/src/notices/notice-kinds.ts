import { engagementStep } from "./engagement-step";
import type { NoticeKind } from "./notice-kind";
import { productDecided } from "./product-decided";
import { releasePublished } from "./release-published";
import { reviewAnswered } from "./review-answered";
import { reviewWritten } from "./review-written";
import { usageAlert } from "./usage-alert";
import { usageReport } from "./usage-report";
import { usageThreshold } from "./usage-threshold";

/** By the name that also begins the keys of their mails. */
export const noticeKinds = {
  "product-decided": productDecided,
  "review-written": reviewWritten,
  "review-answered": reviewAnswered,
  "engagement-step": engagementStep,
  "release-published": releasePublished,
  "usage-threshold": usageThreshold,
  "usage-alert": usageAlert,
  "usage-report": usageReport,
} satisfies Record<string, NoticeKind>;

export type NoticeName = keyof typeof noticeKinds;
