import type { LicenseFacts } from "@mintreu/licensing/domain/validate-license";
import { LRUCache } from "lru-cache";
import type { LicenseEntry, LimitsInForce } from "../contract";

/** Finds a licence by the digests that a key of it may be stored under. Read from the tables themselves: a copy could differ from them. */
export const LICENSE_BY_DIGESTS = `
  select l.id, l.product_id, l.developer_id, l.status, l.expires_at, l.grace_until, l.updates_until, l.license_type,
         l.activation_limit, l.domain_limit, l.domain_rules, l.ip_rules, l.terms->>'limits' as limits, k.valid_until as key_valid_until,
         extract(day from l.created_at at time zone 'utc')::int as billing_day, coalesce(v.title, '') as plan,
         case when l.domain_limit is null then '{}'
              else array(select distinct a.domain from license_activation a
                          where a.license_id = l.id and a.status = 'active' and a.domain is not null and not a.local) end as active_domains
    from license_key k
    join license l on l.id = k.license_id and l.product_type = 'api' and l.deleted_at is null
    left join product_variant v on v.id = l.variant_id
   where k.digest = any($1::text[]) and k.deleted_at is null
   limit 1`;

export type LicenseRow = Omit<LicenseFacts, "limits"> & Omit<LicenseEntry, keyof LicenseFacts> & { limits: string | null };

const NO_RULES: readonly string[] = [];

/** Most licences share their limits with many others: one object for all of them. */
const shared = new LRUCache<string, LimitsInForce>({ max: 1000 });

export function toLicenseEntry(row: LicenseRow): LicenseEntry {
  const { limits, domain_rules, ip_rules, active_domains, ...rest } = row;
  return {
    ...rest,
    limits: limitsOf(limits ?? "{}"),
    domain_rules: shortList(domain_rules),
    ip_rules: shortList(ip_rules),
    active_domains: shortList(active_domains),
  };
}

function limitsOf(text: string): LimitsInForce {
  const known = shared.get(text);
  if (known) return known;
  const limits = JSON.parse(text) as LimitsInForce;
  shared.set(text, limits);
  return limits;
}

function shortList(list: readonly string[]): readonly string[] {
  return list.length === 0 ? NO_RULES : list;
}
