import type { PackageLimits, PackageTerms, ProductPackage, ProductType } from "./contracts";
import { BILLING_LABELS, LICENSE_TYPE_LABELS } from "./product-types";

export interface ComparisonRow {
  label: string;
  /** One cell a package, in the packages' order. */
  cells: string[];
  /** Rows in which all packages agree can be shown quieter. */
  same: boolean;
}

const NUMBER = new Intl.NumberFormat("en-US");
const BYTE_UNITS = ["B", "KB", "MB", "GB", "TB", "PB"];

export function formatCount(value: number): string {
  return NUMBER.format(value);
}

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${NUMBER.format(Math.round(value * 10) / 10)} ${BYTE_UNITS[unit]}`;
}

/** A year reads better than 365 days; other spans stay in days. */
export function formatDays(days: number): string {
  if (days >= 365 && days % 365 === 0) return days === 365 ? "1 year" : `${days / 365} years`;
  return days === 1 ? "1 day" : `${formatCount(days)} days`;
}

const LIMIT_TEXT: Record<keyof PackageLimits, { label: string; text: (value: number) => string }> = {
  rpm: { label: "Requests per minute", text: formatCount },
  rph: { label: "Requests per hour", text: formatCount },
  rpd: { label: "Requests per day", text: formatCount },
  concurrent: { label: "Concurrent requests", text: formatCount },
  calls_per_month: { label: "Calls per month", text: formatCount },
  bandwidth_bytes_per_month: { label: "Transfer per month", text: formatBytes },
  error_rate_percent: { label: "Error rate cap", text: (value) => `${formatCount(value)} %` },
};

/** The limits that are set, as label and text, in a fixed order. */
export function limitRows(limits: PackageLimits | null | undefined): { label: string; text: string }[] {
  return (Object.keys(LIMIT_TEXT) as (keyof PackageLimits)[]).flatMap((key) => {
    const value = limits?.[key];
    return typeof value === "number" ? [{ label: LIMIT_TEXT[key].label, text: LIMIT_TEXT[key].text(value) }] : [];
  });
}

function limitText(value: number | null): string {
  return value === null ? "Unlimited" : formatCount(value);
}

/** `copies`: about copies of a software, which work done by a person has none of. */
type Reader = { label: string; read: (terms: PackageTerms) => string | null; copies?: true };

// null means "says nothing": a row in which every package says nothing is left out.
const TERM_READERS: Reader[] = [
  { label: "Billing", read: (terms) => BILLING_LABELS[terms.billing] ?? terms.billing },
  { label: "Licence", read: (terms) => LICENSE_TYPE_LABELS[terms.license_type] ?? terms.license_type, copies: true },
  { label: "Activations", read: (terms) => limitText(terms.activation_limit), copies: true },
  { label: "Domains", read: (terms) => limitText(terms.domain_limit), copies: true },
  { label: "Updates", read: (terms) => (terms.updates_for_days === null ? "For life" : formatDays(terms.updates_for_days)), copies: true },
  { label: "Trial", read: (terms) => (terms.trial_days ? formatDays(terms.trial_days) : null) },
  { label: "Users", read: (terms) => (terms.users ? formatCount(terms.users) : null) },
  { label: "Storage", read: (terms) => (terms.storage_bytes ? formatBytes(terms.storage_bytes) : null) },
];

const OVERAGE_TEXT: Record<string, string> = { block: "Calls are refused", bill: "Billed" };

/** What happens above the limits; says nothing where there are none. */
function overageText({ limits, overage }: PackageTerms): string | null {
  if (!limits || Object.keys(limits).length === 0) return null;
  return OVERAGE_TEXT[overage ?? "block"] ?? "Calls are refused";
}

function toRow(label: string, cells: (string | null)[]): ComparisonRow | null {
  if (cells.every((cell) => cell === null)) return null;
  const filled = cells.map((cell) => cell ?? "—");
  return { label, cells: filled, same: filled.every((cell) => cell === filled[0]) };
}

function isRow(row: ComparisonRow | null): row is ComparisonRow {
  return row !== null;
}

/**
 * The packages side by side: terms, then limits. Pure; keeps the given order. Features are no rows: developers
 * write them in words of their own ("Everything in Build"), so they are read as each package's list.
 */
export function comparePackages(packages: ProductPackage[], type?: ProductType): ComparisonRow[] {
  const terms = packages.map((entry) => entry.terms);
  const readers = TERM_READERS.filter(({ copies }) => !copies || type !== "service");
  const termRows = readers.map((reader) => toRow(reader.label, terms.map(reader.read)));
  const limitTexts = terms.map((entry) => new Map(limitRows(entry.limits).map((row) => [row.label, row.text])));
  const limits = Object.values(LIMIT_TEXT).map(({ label }) =>
    toRow(
      label,
      limitTexts.map((texts) => texts.get(label) ?? null),
    ),
  );
  return [...termRows, ...limits, toRow("Above the limits", terms.map(overageText))].filter(isRow);
}

const UNAVAILABLE_TEXT: Record<string, string> = {
  billing_not_offered: "Subscriptions open soon; this package cannot be bought yet.",
  no_price_in_currency: "Not sold in your currency.",
  not_published: "Not on sale.",
  developer_not_active: "The developer has paused sales.",
};

/** Why a package cannot be bought, in words; null when it can. */
export function unavailableText(entry: Pick<ProductPackage, "purchasable" | "unavailable_reason">): string | null {
  if (entry.purchasable) return null;
  return UNAVAILABLE_TEXT[entry.unavailable_reason ?? ""] ?? "Not on sale at the moment.";
}

/** The three or four facts that stand under a package's name; of work it is what the package lists first. */
export function packageHighlights(terms: PackageTerms, type?: ProductType): string[] {
  if (type === "service") return terms.features.slice(0, 3);
  const facts: string[] = [];
  const activations = terms.activation_limit;
  facts.push(activations === null ? "Unlimited activations" : `${formatCount(activations)} ${activations === 1 ? "activation" : "activations"}`);
  const calls = terms.limits?.calls_per_month;
  if (calls) facts.push(`${formatCount(calls)} calls/month`);
  const rpm = terms.limits?.rpm;
  if (rpm) facts.push(`${formatCount(rpm)} requests/min`);
  facts.push(terms.updates_for_days === null ? "Updates for life" : `Updates for ${formatDays(terms.updates_for_days)}`);
  return facts.slice(0, 4);
}
