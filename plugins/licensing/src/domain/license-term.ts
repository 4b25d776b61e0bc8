import type { PackageTerms } from "@mintreu/catalog/domain/package-terms";

/** How long something lasts: for ever, until a day, or so many calendar months or days. */
export type Length = "forever" | { until: Date } | { months: number } | { days: number };

export type PeriodKind = "purchase" | "renewal" | "change" | "grant" | "issue";

/** One thing that a licence rests on. `updates: null` leaves the window of updates as it is. */
export interface Period {
  id: string;
  kind: PeriodKind;
  granted_at: Date;
  length: Length;
  updates: Length | null;
}

/** What all periods come to; `null` means for ever. */
export interface Span {
  expires_at: Date | null;
  updates_until: Date | null;
}

export interface PlacedPeriod {
  id: string;
  starts_at: Date;
  ends_at: Date | null;
}

/** How long a package lasts, and its updates, once it is paid for: a trial counts days, recurring billing calendar months. */
export function lengthOf(terms: Pick<PackageTerms, "billing" | "trial_days" | "updates_for_days">, options: { trial?: boolean } = {}) {
  const updates: Length = terms.updates_for_days === null ? "forever" : { days: terms.updates_for_days };
  return { length: options.trial ? { days: terms.trial_days } : paidLength(terms.billing), updates };
}

function paidLength(billing: PackageTerms["billing"]): Length {
  if (billing === "monthly") return { months: 1 };
  return billing === "annual" ? { months: 12 } : "forever";
}

/**
 * Calendar months in UTC: the same day and time, or the last day of a shorter month. Counted from the
 * anchor, so that 31 January renewed monthly gives 28 February and then 31 March.
 */
export function addMonths(anchor: Date, months: number): Date {
  const result = new Date(anchor);
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return result;
}

/** Where a row of lengths stands: `end: undefined` before the first one. */
interface Row {
  end: Date | null | undefined;
  anchor: Date;
  months: number;
}

/**
 * Puts a length behind what is there: after the old end while that lies ahead, from the grant on when it
 * has passed. What lasts for ever keeps doing so, until a change to a package that does not.
 */
function extend(row: Row, { kind, granted_at }: Period, length: Length): { row: Row; starts_at: Date } {
  const wasForever = row.end === null && kind !== "change";
  const running = row.end instanceof Date && row.end > granted_at;
  const starts_at = running ? (row.end as Date) : granted_at;
  if (length === "forever" || wasForever) return { row: { ...row, end: null }, starts_at };
  if ("until" in length) return { row: { end: length.until, anchor: length.until, months: 0 }, starts_at };
  if ("days" in length) {
    const end = new Date(starts_at.getTime() + length.days * 86_400_000);
    return { row: { end, anchor: end, months: 0 }, starts_at };
  }
  const anchored = running ? row : { anchor: granted_at, months: 0 };
  const months = anchored.months + length.months;
  return { row: { end: addMonths(anchored.anchor, months), anchor: anchored.anchor, months }, starts_at };
}

/**
 * What a licence's periods come to, in the order in which they were granted. A period that was taken back
 * is simply not among them: the later ones move up. Without any period null.
 */
export function sumPeriods(periods: readonly Period[]): (Span & { placed: PlacedPeriod[] }) | null {
  const ordered = [...periods].sort((a, b) => a.granted_at.getTime() - b.granted_at.getTime() || (a.id < b.id ? -1 : 1));
  const [first] = ordered;
  if (!first) return null;
  let term: Row = { end: undefined, anchor: first.granted_at, months: 0 };
  let updates: Row = { ...term };
  const placed: PlacedPeriod[] = [];
  for (const period of ordered) {
    const { row, starts_at } = extend(term, period, period.length);
    term = row;
    placed.push({ id: period.id, starts_at, ends_at: term.end ?? null });
    if (period.updates !== null) updates = extend(updates, period, period.updates).row;
  }
  return { expires_at: term.end ?? null, updates_until: updates.end ?? null, placed };
}
