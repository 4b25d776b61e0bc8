import type { License } from "./types";
import { limitName } from "./words";

const MOST_SLOTS = 1_000_000;
const MOST_QUOTA = 1_000_000_000_000;
const MOST_PERCENT = 100;
const quotas = ["rpm", "rph", "rpd", "concurrent", "calls_per_month", "bandwidth_bytes_per_month", "error_rate_percent"] as const;

/** One limit as it is typed: empty text stands for no limit. */
export interface LimitField {
  name: string;
  label: string;
  most: number;
}

/** What the route of limits takes, without the reason; `null` lifts a limit. */
export interface LimitChanges {
  activation_limit?: number | null;
  domain_limit?: number | null;
  limits?: Record<string, number | null>;
}

const slotFields: LimitField[] = [
  { name: "activation_limit", label: "Activations", most: MOST_SLOTS },
  { name: "domain_limit", label: "Domains", most: MOST_SLOTS },
];

const quotaFields: LimitField[] = quotas.map((name) => ({
  name,
  label: limitName(name),
  most: name === "error_rate_percent" ? MOST_PERCENT : MOST_QUOTA,
}));

/** The limits that mean something for what was sold: calls are counted only for an API. */
export function limitFields(license: License): LimitField[] {
  const counted = license.product_type === "api" || Object.keys(license.limits).length > 0;
  return counted ? [...slotFields, ...quotaFields] : slotFields;
}

/** The limits in force, as texts of their fields. */
export function limitTexts(license: License): Record<string, string> {
  const inForce: Record<string, number | null | undefined> = {
    ...license.limits,
    activation_limit: license.activation_limit,
    domain_limit: license.domain_limit,
  };
  return Object.fromEntries(limitFields(license).map(({ name }) => [name, inForce[name]?.toString() ?? ""]));
}

/** What is wrong with a typed limit, or null. */
export function faultOfLimit(text: string, { label, most }: LimitField): string | null {
  const typed = text.trim();
  if (typed === "") return null;
  if (!/^\d{1,15}$/.test(typed) || Number(typed) < 1) return `${label}: a whole number from 1, or nothing for no limit.`;
  return Number(typed) > most ? `${label}: at most ${most.toLocaleString()}.` : null;
}

/** Only what differs from the limits in force, so that two admins do not undo each other; null when nothing does. */
export function limitChanges(license: License, texts: Record<string, string>): LimitChanges | null {
  const before = limitTexts(license);
  const changes: LimitChanges = {};
  for (const { name } of limitFields(license)) {
    const text = (texts[name] ?? "").trim();
    if (text === before[name]) continue;
    const value = text === "" ? null : Number(text);
    if (name === "activation_limit" || name === "domain_limit") changes[name] = value;
    else changes.limits = { ...changes.limits, [name]: value };
  }
  return Object.keys(changes).length > 0 ? changes : null;
}
