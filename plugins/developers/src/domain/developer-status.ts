export const developerStatuses = ["pending", "active", "rejected", "suspended", "closed"] as const;
export type DeveloperStatus = (typeof developerStatuses)[number];

export const developerActions = ["approve", "reject", "suspend", "reinstate", "close"] as const;
export type DeveloperAction = (typeof developerActions)[number];

const transitions: Record<DeveloperAction, Partial<Record<DeveloperStatus, DeveloperStatus>>> = {
  // Approving an approved account again finishes what an interrupted approval left undone.
  approve: { pending: "active", active: "active" },
  reject: { pending: "rejected", rejected: "rejected" },
  suspend: { active: "suspended", suspended: "suspended" },
  reinstate: { suspended: "active", active: "active" },
  close: { active: "closed", suspended: "closed", closed: "closed" },
};

/** The status an action leads to, or null where the table does not allow it. Repeats are allowed. */
export function nextDeveloperStatus(status: DeveloperStatus, action: DeveloperAction): DeveloperStatus | null {
  return transitions[action][status] ?? null;
}
