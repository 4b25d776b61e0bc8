import type { LicenseDecision } from "../lib/marketplace-api";
import type { License, LicenseStatus } from "../lib/types";
import type { Decision } from "./decision-dialog";

const keyDecisions: LicenseDecision[] = ["resend", "rotate"];

const allowed: Record<LicenseStatus, LicenseDecision[]> = {
  active: [...keyDecisions, "suspend", "revoke"],
  cancelled: [...keyDecisions, "suspend", "revoke"],
  suspended: [...keyDecisions, "reinstate", "revoke"],
  expired: [...keyDecisions, "revoke"],
  revoked: ["restore"],
};

const DEFAULT_GRACE_HOURS = "24";

const texts: Record<LicenseDecision, Omit<Decision, "run">> = {
  resend: {
    label: "Send the key again",
    title: "Send the key again?",
    consequence: "The key goes to the holder's e-mail address once more, at most five times a day.",
    severity: "harmless",
    needsReason: false,
    done: "The key is on its way.",
  },
  rotate: {
    label: "New key",
    title: "Make a new key?",
    consequence:
      "The holder finds the new key in their account; send it by mail with the other button. The old key cannot be brought back once it has stopped.",
    severity: "reversible",
    needsReason: true,
    done: "A new key is made.",
    choice: {
      label: "The old key stops working",
      options: [
        { value: "0", label: "At once" },
        { value: "24", label: "In a day" },
        { value: "168", label: "In a week" },
        { value: "720", label: "In 30 days" },
      ],
      initial: DEFAULT_GRACE_HOURS,
    },
  },
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
  restore: {
    label: "Restore",
    title: "Bring this licence back?",
    consequence: "Its key validates again, under the same terms as before. A refund that revoked it is not taken back by this.",
    severity: "reversible",
    needsReason: true,
    done: "The licence is active again.",
  },
};

/** What an admin may decide on a licence in its present status; `decide` gets the body that the route wants. */
export function licenseDecisions(license: License, decide: (decision: LicenseDecision, body: Record<string, unknown>) => Promise<unknown>): Decision[] {
  return allowed[license.status].map((decision) => ({
    ...texts[decision],
    run: (reason, choice) => decide(decision, bodyOf(decision, reason, choice)),
  }));
}

function bodyOf(decision: LicenseDecision, reason: string, choice: string): Record<string, unknown> {
  if (decision === "resend") return {};
  return decision === "rotate" ? { reason, grace_hours: Number(choice) } : { reason };
}
