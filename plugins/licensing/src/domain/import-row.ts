import { normalizeDomain } from "./domain-rules";

/** Columns of a file of licences that were sold elsewhere; the first two are needed. */
export const importColumns = ["email", "package", "key", "expires_at", "activation_limit", "domains"] as const;
export type ImportColumn = (typeof importColumns)[number];

export interface ImportFault {
  line: number;
  column: ImportColumn | null;
  code: string;
  message: string;
}

export interface ImportRow {
  line: number;
  email: string;
  package_id: string;
  /** The key that the customer has so far. */
  key: string | null;
  expires_at: Date | null;
  /** `undefined` keeps what the package says, `null` is without a limit. */
  activation_limit: number | null | undefined;
  domains: string[];
}

const EMAIL = /^[^\s@,;<>"()=+-][^\s@,;<>"()]{0,63}@[^\s@,;<>"().]+(\.[^\s@,;<>"().]+)+$/;
const KEY = /^[\x21-\x7e]{8,200}$/;
const DAY = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const MAX_DOMAINS = 50;

/**
 * One line by its columns; every fault of the line, each with the column and a code. `findPackage` answers the
 * id for an id or a title, null for an unknown one and "ambiguous" where several have the title.
 */
export function readImportRow(
  line: number,
  cells: Partial<Record<ImportColumn, string>>,
  findPackage: (text: string) => string | null,
): { row: ImportRow } | { faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const fault = (column: ImportColumn, code: string, message: string) => void faults.push({ line, column, code, message });
  const text = (column: ImportColumn) => cells[column]?.trim() ?? "";
  const email = text("email").toLowerCase();
  if (email.length > 254 || !EMAIL.test(email)) fault("email", "email_invalid", "is no e-mail address");
  const found = findPackage(text("package"));
  if (found === null) fault("package", "package_unknown", "is none of your packages");
  if (found === "ambiguous") fault("package", "package_ambiguous", "is the title of several packages: give the id");
  const key = text("key") || null;
  if (key !== null && (!KEY.test(key) || key.toUpperCase().startsWith("MINTREU-"))) {
    fault("key", "key_invalid", "must be 8 to 200 printable ASCII characters without blanks, and none of this marketplace's keys");
  } else if (key !== null && /^[=+@]/.test(key)) fault("key", "formula", "begins like a formula of a spreadsheet");
  const expires_at = readMoment(text("expires_at"));
  if (expires_at === "invalid") fault("expires_at", "expires_at_invalid", "must be a day (2027-06-30) or a moment with a time zone");
  const activation_limit = readLimit(text("activation_limit"));
  if (activation_limit === "invalid") fault("activation_limit", "activation_limit_invalid", "must be a whole number from 1, or unlimited");
  const domains = text("domains")
    .split(/[\s;]+/)
    .filter(Boolean);
  if (domains.length > MAX_DOMAINS) fault("domains", "too_many_domains", `are more than ${MAX_DOMAINS}`);
  const rules = domains.map(toRule);
  if (rules.includes(null)) fault("domains", "domain_invalid", "must be host names, separated by blanks");
  if (faults.length > 0 || expires_at === "invalid" || activation_limit === "invalid" || found === null) return { faults };
  return { row: { line, email, package_id: found, key, expires_at, activation_limit, domains: rules.filter((rule) => rule !== null) } };
}

function readMoment(text: string): Date | null | "invalid" {
  if (text === "") return null;
  const moment = new Date(text);
  // A day that does not exist (31 February) is read as another one.
  const real = DAY.test(text) && !Number.isNaN(moment.getTime()) && existsDay(text.slice(0, 10));
  return real && moment.getUTCFullYear() < 2200 ? moment : "invalid";
}

function readLimit(text: string): number | null | undefined | "invalid" {
  if (text === "") return undefined;
  if (text.toLowerCase() === "unlimited") return null;
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : "invalid";
}

function toRule(text: string): string | null {
  const wildcard = text.startsWith("*.");
  const host = normalizeDomain(wildcard ? text.slice(2) : text);
  return host === null ? null : wildcard ? `*.${host}` : host;
}

function existsDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}
