import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A domain that a licence has now: named by a rule, or by an activation that takes a slot. */
export interface LicenseDomain {
  domain: string;
  source: "rule" | "activation";
  proven_at: Date | null;
}

export interface LicenseDomains {
  domains: LicenseDomain[];
  domain_limit: number | null;
  proof_required: boolean;
  changes: { allowed: number; window_days: number; used: number };
}

/** The domains of a licence, and how often they may still change; `now` ends the window. */
export async function findLicenseDomains(knex: Knex, licenseId: string, now: Date): Promise<LicenseDomains> {
  const [{ rows: domains }, { rows: quota }] = await Promise.all([
    knex.raw<{ rows: LicenseDomain[] }>(
      `select n.domain, n.source, d.proven_at
         from (select unnest(domain_rules) as domain, 'rule' as source from license where id = ?
               union
               select a.domain, 'activation' from license_activation a join license l on l.id = a.license_id
                where a.license_id = ? and a.status = 'active' and not a.local and a.domain is not null and not a.domain = any(l.domain_rules)) n
         left join license_domain d on d.license_id = ? and d.domain = n.domain
        order by n.source desc, n.domain`,
      [licenseId, licenseId, licenseId],
    ),
    knex.raw<{ rows: { domain_limit: number | null; domain_proof: boolean; allowed: number; window_days: number; used: string }[] }>(
      `select l.domain_limit, l.domain_proof, l.domain_changes_allowed as allowed, l.domain_changes_window_days as window_days,
              (select count(*) from license_domain_change c where c.license_id = l.id
                  and c.created_at > ?::timestamptz - make_interval(days => l.domain_changes_window_days)) as used
         from license l where l.id = ?`,
      [now, licenseId],
    ),
  ]);
  const { domain_limit = null, domain_proof = false, allowed = 0, window_days = 1, used = 0 } = quota[0] ?? {};
  return { domains, domain_limit, proof_required: domain_proof, changes: { allowed, window_days, used: Number(used) } };
}
