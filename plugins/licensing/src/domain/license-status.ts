export const licenseStatuses = ["active", "suspended", "cancelled", "expired", "revoked"] as const;
export type LicenseStatus = (typeof licenseStatuses)[number];

export const licenseActions = ["suspend", "reinstate", "cancel", "expire", "renew", "revoke", "restore"] as const;
export type LicenseAction = (typeof licenseActions)[number];

const transitions: Record<LicenseAction, Partial<Record<LicenseStatus, LicenseStatus>>> = {
  suspend: { active: "suspended", cancelled: "suspended" },
  reinstate: { suspended: "active" },
  cancel: { active: "cancelled" },
  expire: { active: "expired", cancelled: "expired", suspended: "expired" },
  renew: { active: "active", cancelled: "active", expired: "active", suspended: "active" },
  revoke: { active: "revoked", suspended: "revoked", cancelled: "revoked", expired: "revoked" },
  // Only an admin brings a revoked licence back.
  restore: { revoked: "active" },
};

/** The status an action leads to, or null where the table does not allow it. */
export function nextLicenseStatus(status: LicenseStatus, action: LicenseAction): LicenseStatus | null {
  return transitions[action][status] ?? null;
}
