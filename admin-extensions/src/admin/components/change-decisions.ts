import type { ChangeDecision, ProductChange } from "../lib/approvals";
import type { Decision } from "./decision-dialog";

type Decide = (decision: ChangeDecision, reason: string | null) => Promise<unknown>;

const approvals: Record<ProductChange["kind"], string> = {
  publish: "The product appears in the storefront at once, with everything that is shown here.",
  change: "What is live becomes what is proposed, at once. What was sold keeps its terms.",
  release: "The files can be downloaded at once by everybody whose licence covers them.",
};

/** What an admin may decide on a change that waits. */
export function changeDecisions({ kind, status, being_applied, product }: ProductChange, decide: Decide): Decision[] {
  if (status !== "pending" || being_applied) return [];
  return [
    {
      label: "Approve",
      title: `Approve this for ${product.title}?`,
      consequence: approvals[kind],
      severity: "harmless",
      needsReason: false,
      done: `Approved for ${product.title}.`,
      run: () => decide("approve", null),
    },
    {
      label: "Ask for changes",
      title: `Send this back to the developer of ${product.title}?`,
      consequence: "What is live stays as it is. The developer reads the reason and can ask again.",
      severity: "reversible",
      needsReason: true,
      done: "Sent back with the reason.",
      run: (reason) => decide("request-changes", reason),
    },
  ];
}
