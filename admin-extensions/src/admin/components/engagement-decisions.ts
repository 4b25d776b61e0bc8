import type { Engagement, EngagementOutcome } from "../lib/engagement-shapes";
import type { Decision } from "./decision-dialog";

/** A dispute ends one way or the other; everything else is the parties' own affair. */
export function engagementDecisions({ status }: Engagement, resolve: (outcome: EngagementOutcome, reason: string) => Promise<unknown>): Decision[] {
  if (status !== "disputed") return [];
  return [
    {
      label: "Accept for the customer",
      title: "Decide that it was delivered?",
      consequence: "The engagement counts as accepted, and the developer earns their share. Both parties are told the reason.",
      severity: "final",
      needsReason: true,
      done: "The dispute is decided: accepted.",
      run: (reason) => resolve("accepted", reason),
    },
    {
      label: "Cancel the engagement",
      title: "Cancel this engagement?",
      consequence: "It counts as not delivered. The customer may ask anew with the same licence; a refund is a separate step on the order.",
      severity: "final",
      needsReason: true,
      done: "The dispute is decided: cancelled.",
      run: (reason) => resolve("cancelled", reason),
    },
  ];
}
