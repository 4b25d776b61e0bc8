import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { addDays } from "@mintreu/kit/domain/clock";
import type { DomainHistory } from "../../domain/activation-rules";
import type { ActivationRecord, KeyedLicense } from "./rows";

/** A list of texts as a parameter: the ORM would spread an array into several. */
export const TEXTS = "array(select jsonb_array_elements_text(?::jsonb))";

/** The licence of a key, locked until the transaction ends; null when there is none. */
export async function lockKeyedLicense(manager: EntityManager, keyId: string): Promise<KeyedLicense | null> {
  const [license] = await manager.execute<KeyedLicense[]>(
    `select l.*, k.valid_until as key_valid_until from license_key k join license l on l.id = k.license_id
      where k.id = ? and k.deleted_at is null for no key update of l`,
    [keyId],
  );
  return license ?? null;
}

/** Active ones, oldest first. */
export async function activeOf(manager: EntityManager, licenseId: string): Promise<ActivationRecord[]> {
  return manager.execute<ActivationRecord[]>(`select * from license_activation where license_id = ? and status = 'active' order by created_at, id`, [
    licenseId,
  ]);
}

interface ReadHistory extends DomainHistory {
  proven: ReadonlySet<string>;
}

export async function historyOf(
  manager: EntityManager,
  license: Pick<KeyedLicense, "id" | "domain_changes_allowed" | "domain_changes_window_days">,
  now: Date,
): Promise<ReadHistory> {
  const domains = await manager.execute<{ domain: string; proven_at: Date | null }[]>(`select domain, proven_at from license_domain where license_id = ?`, [
    license.id,
  ]);
  const [spent] = await manager.execute<{ count: string }[]>(`select count(*) as count from license_domain_change where license_id = ? and created_at > ?`, [
    license.id,
    addDays(now, -license.domain_changes_window_days),
  ]);
  return {
    known: new Set(domains.map(({ domain }) => domain)),
    proven: new Set(domains.flatMap(({ domain, proven_at }) => (proven_at ? [domain] : []))),
    changes_left: license.domain_changes_allowed - Number(spent?.count ?? 0),
  };
}

export async function rememberDomain(manager: EntityManager, licenseId: string, domain: string, proven: boolean, now: Date): Promise<void> {
  await manager.execute(
    `insert into license_domain (license_id, domain, first_seen_at, proven_at) values (?, ?, ?, ?)
       on conflict (license_id, domain) do update set proven_at = coalesce(license_domain.proven_at, excluded.proven_at)`,
    [licenseId, domain, now, proven ? now : null],
  );
}

export async function spendChange(manager: EntityManager, licenseId: string, from: string | null, to: string, now: Date): Promise<void> {
  await manager.execute(`insert into license_domain_change (id, license_id, from_domain, to_domain, created_at) values (?, ?, ?, ?, ?)`, [
    generateEntityId(undefined, "licdom"),
    licenseId,
    from,
    to,
    now,
  ]);
}
