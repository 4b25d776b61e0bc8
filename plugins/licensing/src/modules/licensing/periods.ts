import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { PackageTerms } from "@mintreu/catalog/domain/package-terms";
import type { LicenseStatus } from "../../domain/license-status";
import { nextLicenseStatus } from "../../domain/license-status";
import { type Length, type Period, type PeriodKind, type Span, sumPeriods } from "../../domain/license-term";

export interface PackageCopy {
  package_id: string;
  variant_id: string;
  terms: PackageTerms;
}

export interface NewPeriod {
  license_id: string;
  kind: PeriodKind;
  order_line_id: string | null;
  granted_at: Date;
  length: Length;
  updates: Length | null;
  /** Null where the licence keeps the package that it has. */
  package: PackageCopy | null;
  actor_id: string | null;
}

interface PeriodRow {
  id: string;
  kind: PeriodKind;
  granted_at: Date | string;
  length: Length;
  updates: Length | null;
  package: PackageCopy | null;
}

export async function insertPeriod(manager: EntityManager, period: NewPeriod): Promise<void> {
  await manager.execute(
    `insert into license_period (id, license_id, order_line_id, kind, granted_at, starts_at, length, updates, package, actor_id)
     values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?)`,
    [
      ...[generateEntityId(undefined, "licper"), period.license_id, period.order_line_id, period.kind, period.granted_at, period.granted_at],
      ...[toJson(period.length), toJson(period.updates), toJson(period.package), period.actor_id],
    ],
  );
}

const toJson = (value: unknown) => (value === null ? null : JSON.stringify(value));

/**
 * Brings a licence, whose row the caller has locked, in line with its periods: their sum, and the package
 * that came with the last of them. Limits set for this licence stay until the package changes. Null when
 * it rests on nothing, and then nothing is changed.
 */
export async function settlePeriods(manager: EntityManager, licenseId: string): Promise<Span | null> {
  const rows = await manager.execute<PeriodRow[]>(
    `select id, kind, granted_at, length, updates, package from license_period where license_id = ? and removed_at is null order by granted_at, id`,
    [licenseId],
  );
  const sum = sumPeriods(rows.map(toPeriod));
  if (!sum) return null;
  for (const { id, starts_at, ends_at } of sum.placed) {
    await manager.execute(`update license_period set starts_at = ?, ends_at = ?, updated_at = now() where id = ?`, [starts_at, ends_at, id]);
  }
  const { expires_at, updates_until } = sum;
  await manager.execute(
    `update license set expires_at = ?, updates_until = ?, grace_until = case when expires_at is distinct from ?::timestamptz then null else grace_until end,
            updated_at = now() where id = ?`,
    [expires_at, updates_until, expires_at, licenseId],
  );
  const copy = rows.map((row) => row.package).findLast((one) => one !== null);
  if (copy) await adoptPackage(manager, licenseId, copy);
  return { expires_at, updates_until };
}

async function adoptPackage(manager: EntityManager, licenseId: string, { package_id, variant_id, terms }: PackageCopy): Promise<void> {
  await manager.execute(
    `update license set package_id = ?, variant_id = ?, license_type = ?, billing = ?, terms = ?::jsonb, activation_limit = ?, domain_limit = ?
      where id = ? and package_id <> ?`,
    [
      ...[package_id, variant_id, terms.license_type, terms.billing, JSON.stringify(terms), terms.activation_limit, terms.domain_limit],
      ...[licenseId, package_id],
    ],
  );
}

/** After more time was given: the status that the table allows, while there is any time left. */
export async function reviveLicense(manager: EntityManager, license: { id: string; status: LicenseStatus }, span: Span, now: Date): Promise<void> {
  const next = span.expires_at === null || span.expires_at > now ? nextLicenseStatus(license.status, "renew") : null;
  if (next && next !== license.status) await manager.execute(`update license set status = ? where id = ?`, [next, license.id]);
}

function toPeriod({ id, kind, granted_at, length, updates }: PeriodRow): Period {
  return { id, kind, granted_at: new Date(granted_at), length: toLength(length), updates: updates === null ? null : toLength(updates) };
}

/** A moment comes out of JSON as text. */
function toLength(length: Length): Length {
  return typeof length === "object" && "until" in length ? { until: new Date(length.until) } : length;
}
