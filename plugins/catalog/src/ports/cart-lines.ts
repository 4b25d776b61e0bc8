import type { MedusaContainer } from "@medusajs/framework/types";

export interface CartLine {
  variant_id?: string | null;
  quantity?: unknown;
  metadata?: Record<string, unknown> | null;
}

/** Throws a domain error when a line of a cart that is about to become an order may not be sold this way. */
export type CheckCartLines = (container: MedusaContainer, cart: { customer_id: string | null; lines: readonly CartLine[] }) => Promise<void>;

const checks: CheckCartLines[] = [];

/** An upper floor that gives lines a meaning of its own has its say before money is taken. */
export function registerCartCheck(check: CheckCartLines): void {
  checks.push(check);
}

export async function checkCartLines(container: MedusaContainer, cart: { customer_id: string | null; lines: readonly CartLine[] }): Promise<void> {
  for (const check of checks) await check(container, cart);
}
