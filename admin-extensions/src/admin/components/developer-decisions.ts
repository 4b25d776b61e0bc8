import type { DeveloperDecision } from "../lib/marketplace-api";
import type { Developer, DeveloperStatus } from "../lib/types";
import type { Decision } from "./decision-dialog";

const allowed: Record<DeveloperStatus, DeveloperDecision[]> = {
  pending: ["approve", "reject"],
  active: ["suspend"],
  suspended: ["reinstate"],
  rejected: [],
  closed: [],
};

/** What an admin may decide on an account in its present status. */
export function developerDecisions(developer: Developer, decide: (decision: DeveloperDecision, reason: string | null) => Promise<unknown>): Decision[] {
  const name = developer.display_name;
  const texts: Record<DeveloperDecision, Omit<Decision, "run">> = {
    approve: {
      label: "Approve",
      title: `Approve ${name}?`,
      consequence: "The account opens, its owner can sign in to the developer panel, and the handle cannot change any more.",
      severity: "harmless",
      needsReason: false,
      done: `${name} is approved.`,
    },
    reject: {
      label: "Reject",
      title: `Reject ${name}?`,
      consequence: "The application ends here. The applicant is told the reason.",
      severity: "final",
      needsReason: true,
      done: `${name} is rejected.`,
    },
    suspend: {
      label: "Suspend",
      title: `Suspend ${name}?`,
      consequence: "All products leave the storefront until the account is reinstated. Licences already sold keep working.",
      severity: "reversible",
      needsReason: true,
      done: `${name} is suspended.`,
    },
    reinstate: {
      label: "Reinstate",
      title: `Reinstate ${name}?`,
      consequence: "The account works again and its products return to the storefront.",
      severity: "harmless",
      needsReason: false,
      done: `${name} is reinstated.`,
    },
  };
  return allowed[developer.status].map((decision) => ({
    ...texts[decision],
    run: (reason) => decide(decision, texts[decision].needsReason ? reason : null),
  }));
}
