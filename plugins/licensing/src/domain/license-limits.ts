/** Limits that are used up over a month; the others (calls per minute and the like) are rates that the gateway keeps. */
const QUOTAS = ["calls_per_month", "bandwidth_bytes_per_month"] as const;

/** Whether anything is counted over a month: otherwise nobody has to be asked what was used. */
export function hasQuota(limits: Readonly<Record<string, number>>): boolean {
  return QUOTAS.some((name) => limits[name] !== undefined);
}

/** Whether a quota is used up. What nobody measured counts as unused. */
export function limitReached(limits: Readonly<Record<string, number>>, usage: Readonly<Record<string, number>>): boolean {
  return QUOTAS.some((name) => limits[name] !== undefined && (usage[name] ?? 0) >= limits[name]);
}

/** What is left of each limit: a rate whole, a quota less what was used, never below zero. */
export function remainingOf(limits: Readonly<Record<string, number>>, usage: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, Math.max(0, limit - (usage[name] ?? 0))]));
}
