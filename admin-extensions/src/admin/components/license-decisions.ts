import type { LicenseDecision } from "../lib/marketplace-api";
import type { License, LicenseStatus } from "../lib/types";
import type { Decision } from "./decision-dialog";

const allowed: Record<LicenseStatus, LicenseDecision[]> = {
  active: ["suspend", "revoke"],
  cancelled: ["suspend", "revoke"],
  suspended: ["reinstate", "revoke"],
  expired: ["revoke"],
  revoked: ["reinstate"],
};

const texts: Record<LicenseDecision, Omit<Decision, "run">> = {
  suspend: {
    label: "Suspend",
    title: "Suspend this licence?",
    consequence: "Its key stops validating at once. You can reinstate it at any time.",
    severity: "reversible",
    needsReason: true,
    done: "The licence is suspended.",
  },
  reinstate: {
    label: "Reinstate",
    title: "Reinstate this licence?",
    consequence: "Its key validates again, under the same terms as before.",
    severity: "harmless",
    needsReason: true,
    done: "The licence is active again.",
  },
  revoke: {
    label: "Revoke",
    title: "Revoke this licence?",
    consequence: "Its key stops validating for good. Neither the customer nor the developer can undo this; only an admin can.",
    severity: "final",
    needsReason: true,
    done: "The licence is revoked.",
  },
};

/** What an admin may decide on a licence in its present status. */
export function licenseDecisions(license: License, decide: (decision: LicenseDecision, reason: string) => Promise<unknown>): Decision[] {
  return allowed[license.status].map((decision) => ({ ...texts[decision], run: (reason) => decide(decision, reason) }));
}
