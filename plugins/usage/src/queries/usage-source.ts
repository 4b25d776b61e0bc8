import type { UsageRange } from "../domain/usage-range";

/** Whose usage: every field that is given narrows it. Scope of a tenant goes in here, never beside it. */
export interface UsageScope {
  developer_id?: string | undefined;
  product_id?: string | undefined;
  license_id?: string | undefined;
}

export interface Source {
  sql: string;
  bindings: Record<string, unknown>;
}

const SUMS = "requests, units, bytes_in, bytes_out, errors, total_us";
const KEYS = "product_id, developer_id, endpoint, method, status_class";

/**
 * The stored sums of a range: rows of `at` (start of their hour or day), what was called, by outcome, and the sums. One
 * licence is read from its hours. Whole accounts are read from what is summed by product for closed hours, and from
 * the licences' hours for those that are still open; one statement sees both sides of the mark between them at once.
 */
export function sourceOf(scope: UsageScope, { from, to, interval }: UsageRange): Source {
  const where = conditionsOf(scope);
  const hours = { from, to };
  if (scope.license_id !== undefined) {
    const sql = `select hour as at, ${KEYS}, ${SUMS} from usage_hour where ${where} and hour >= :from and hour < :to`;
    return { sql, bindings: { ...scope, ...hours } };
  }
  const open = `select hour as at, ${KEYS}, ${SUMS} from usage_hour
    where ${where} and hour >= greatest(:from, ${CLOSED_BEFORE}) and hour < :to`;
  const closed =
    interval === "hour"
      ? `select hour as at, ${KEYS}, ${SUMS} from usage_product_hour where ${where} and hour >= :from and hour < :to`
      : `select day::timestamp at time zone 'UTC' as at, ${KEYS}, ${SUMS} from usage_product_day where ${where} and day >= :from_day and day < :to_day`;
  return { sql: `${closed} union all ${open}`, bindings: { ...scope, ...hours, from_day: dayOf(from), to_day: dayOf(to) } };
}

/** The same for figures by licence, which are kept by day. */
export function licenseSourceOf(scope: UsageScope, { from, to }: UsageRange): Source {
  const where = conditionsOf(scope);
  return {
    sql: `select license_id, product_id, ${SUMS}, last_at from usage_license_day where ${where} and day >= :from_day and day < :to_day
          union all
          select license_id, product_id, ${SUMS}, last_at from usage_hour where ${where} and hour >= greatest(:from, ${CLOSED_BEFORE}) and hour < :to`,
    bindings: { ...scope, from, to, from_day: dayOf(from), to_day: dayOf(to) },
  };
}

/** Hours before it are summed by product and day as well. */
const CLOSED_BEFORE = `(select closed_before from usage_watermark)`;

export function conditionsOf(scope: UsageScope): string {
  const names = (["developer_id", "product_id", "license_id"] as const).filter((name) => scope[name] !== undefined);
  return ["true", ...names.map((name) => `${name} = :${name}`)].join(" and ");
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
