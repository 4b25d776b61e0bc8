/** Roles of a member inside one developer account, from most to least powerful. */
export const memberRoles = ["owner", "manager", "support", "analyst"] as const;
export type MemberRole = (typeof memberRoles)[number];

export const permissions = ["account.manage", "members.manage", "catalog.write", "licenses.write", "usage.write", "read"] as const;
export type Permission = (typeof permissions)[number];

const granted: Record<MemberRole, readonly Permission[]> = {
  owner: ["account.manage", "members.manage", "catalog.write", "licenses.write", "usage.write", "read"],
  manager: ["catalog.write", "licenses.write", "usage.write", "read"],
  support: ["licenses.write", "read"],
  analyst: ["read"],
};

/** Whether a role carries a permission; the only place where roles mean anything. */
export function mayDo(role: MemberRole, permission: Permission): boolean {
  return granted[role].includes(permission);
}

/** Whether somebody still owns the account once this member has the next role, or none. */
export function keepsAnOwner(members: readonly { id: string; role: MemberRole }[], memberId: string, next: MemberRole | null): boolean {
  return members.some(({ id, role }) => (id === memberId ? next : role) === "owner");
}
