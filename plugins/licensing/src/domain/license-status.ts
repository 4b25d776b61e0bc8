export const licenseStatuses = ["active", "suspended", "cancelled", "expired", "revoked"] as const;
export type LicenseStatus = (typeof licenseStatuses)[number];

export const licenseActions = ["suspend", "reinstate", "cancel", "expire", "renew", "revoke", "restore"] as const;
export type LicenseAction = (typeof licenseActions)[number];

/** Why a licence is suspended: only what an open dispute suspended comes back when the dispute is won. */
export type SuspensionCause = "hand" | "dispute" | "unpaid";

const transitions: Record<LicenseAction, Partial<Record<LicenseStatus, LicenseStatus>>> = {
  suspend: { active: "suspended", cancelled: "suspended" },
  reinstate: { suspended: "active" },
  cancel: { active: "cancelled" },
  // A suspended licence stays suspended beyond its end: expiring and renewing must not lift a suspension.
  expire: { active: "expired", cancelled: "expired" },
  renew: { active: "active", cancelled: "active", expired: "active", suspended: "suspended" },
  revoke: { active: "revoked", suspended: "revoked", cancelled: "revoked", expired: "revoked" },
  // Only an admin brings a revoked licence back.
  restore: { revoked: "active" },
};

/** The status an action leads to, or null where the table does not allow it. */
export function nextLicenseStatus(status: LicenseStatus, action: LicenseAction): LicenseStatus | null {
  return transitions[action][status] ?? null;
}
