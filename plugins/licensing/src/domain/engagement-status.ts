export const engagementStatuses = ["requested", "scheduled", "delivered", "accepted", "disputed", "cancelled"] as const;
export type EngagementStatus = (typeof engagementStatuses)[number];

/** Those that still ask somebody for a step. */
export const openEngagementStatuses = ["requested", "scheduled", "delivered", "disputed"] as const satisfies readonly EngagementStatus[];

/** Who speaks in an engagement. `system` acts when the licence ends. */
export const engagementParties = ["customer", "developer", "admin", "system"] as const;
export type EngagementParty = (typeof engagementParties)[number];

export const engagementActions = ["schedule", "deliver", "accept", "dispute", "settle", "cancel"] as const;
export type EngagementAction = (typeof engagementActions)[number];

interface Rule {
  from: readonly EngagementStatus[];
  to: EngagementStatus;
  by: readonly EngagementParty[];
}

/**
 * `settle` and an admin's `cancel` end a dispute; the system's `cancel` follows the licence. Scheduling
 * again moves the appointment. A customer who is content after all accepts what they disputed.
 */
const rules: Record<EngagementAction, readonly Rule[]> = {
  schedule: [{ from: ["requested", "scheduled"], to: "scheduled", by: ["developer"] }],
  deliver: [{ from: ["scheduled"], to: "delivered", by: ["developer"] }],
  accept: [{ from: ["delivered", "disputed"], to: "accepted", by: ["customer"] }],
  dispute: [{ from: ["delivered"], to: "disputed", by: ["customer"] }],
  settle: [{ from: ["disputed"], to: "accepted", by: ["admin"] }],
  cancel: [
    { from: ["disputed"], to: "cancelled", by: ["admin"] },
    { from: openEngagementStatuses, to: "cancelled", by: ["system"] },
  ],
};

/** The status that a party's action leads to, or null where the table does not allow it. */
export function nextEngagementStatus(status: EngagementStatus, action: EngagementAction, party: EngagementParty): EngagementStatus | null {
  return rules[action].find(({ from, by }) => from.includes(status) && by.includes(party))?.to ?? null;
}

/** Whether the table gives a party this action at all, whatever the status. */
export function mayEver(action: EngagementAction, party: EngagementParty): boolean {
  return rules[action].some(({ by }) => by.includes(party));
}

/** Whether messages and files may still be added: what is cancelled is closed, what was accepted may have questions after it. */
export function takesMessages(status: EngagementStatus): boolean {
  return status !== "cancelled";
}
