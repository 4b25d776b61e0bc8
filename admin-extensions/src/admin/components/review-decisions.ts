import type { Moderation, Review } from "../lib/reviews";
import type { Decision } from "./decision-dialog";

/** A visible review may be hidden, a hidden one restored. */
export function reviewDecisions({ status }: Review, moderate: (action: Moderation, reason: string) => Promise<unknown>): Decision[] {
  if (status === "visible") {
    return [
      {
        label: "Hide",
        title: "Hide this review?",
        consequence: "Nobody but its author sees it any more, and it does not count in the product's rating. The author is shown the reason.",
        severity: "reversible",
        needsReason: true,
        done: "The review is hidden.",
        run: (reason) => moderate("hide", reason),
      },
    ];
  }
  return [
    {
      label: "Restore",
      title: "Restore this review?",
      consequence: "Everybody sees it again, and it counts in the product's rating.",
      severity: "harmless",
      needsReason: true,
      done: "The review is visible again.",
      run: (reason) => moderate("restore", reason),
    },
  ];
}
