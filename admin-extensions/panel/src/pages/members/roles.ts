import type { MemberRole } from "../../lib/session";

const roles: Record<MemberRole, { label: string; meaning: string }> = {
  owner: { label: "Owner", meaning: "may do everything, members and keys included" },
  manager: { label: "Manager", meaning: "products, licences and customers" },
  support: { label: "Support", meaning: "customers and their licences" },
  analyst: { label: "Analyst", meaning: "reads everything, changes nothing" },
};

export const roleChoices = Object.entries(roles).map(([value, { label }]) => ({ value, label }));

export function meaningOfRole(role: MemberRole): string {
  return `${roles[role].label}: ${roles[role].meaning}.`;
}
