import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { KeyRing } from "../../domain/key-ring";
import { lookupDigests } from "../../domain/key-vault";
import type { ActivationFacts, ValidationRequest } from "../../domain/validate-license";
import { importedKeyDigests } from "./import-licenses";
import { NO_ACTIVATIONS } from "./license-facts";
import type { KeyedLicense } from "./rows";

export interface FoundLicense {
  key_id: string;
  license: KeyedLicense;
  activations: ActivationFacts;
}

type Row = KeyedLicense & { key_id: string; slots_used?: string; fingerprint_active?: boolean; active_domains?: string[] };

const BARE = `select l.*, k.id as key_id, k.valid_until as key_valid_until from license_key k join license l on l.id = k.license_id
  where k.digest = any(?) and k.deleted_at is null limit 1`;

/** Activations are counted only for a licence that limits them, so the count is never longer than its limit. */
const WITH_ACTIVATIONS = `
  select l.*, k.id as key_id, k.valid_until as key_valid_until, a.*
    from license_key k join license l on l.id = k.license_id
    left join lateral (
      select count(*) filter (where not a.local) as slots_used, coalesce(bool_or(a.fingerprint = ?), false) as fingerprint_active,
             coalesce(array_agg(distinct a.domain) filter (where a.domain is not null and not a.local), '{}') as active_domains
        from license_activation a where a.license_id = l.id and a.status = 'active'
    ) a on l.activation_limit is not null or l.domain_limit is not null
   where k.digest = any(?) and k.deleted_at is null limit 1`;

/** The licence of a normalised key, with what is activated when the request names a place; one indexed read. */
export async function lookUpLicense(knex: Knex, key: string, ring: KeyRing, request: ValidationRequest): Promise<FoundLicense | null> {
  return findByDigests(knex, lookupDigests(key, ring), request);
}

/** The licence of a key that was made elsewhere and imported: only for the product that the request names. */
export async function lookUpImported(knex: Knex, input: string, ring: KeyRing, request: ValidationRequest): Promise<FoundLicense | null> {
  const key = input.trim();
  if (request.product_id === undefined || key.length > 200 || key.toUpperCase().startsWith("MINTREU-")) return null;
  return findByDigests(knex, importedKeyDigests(request.product_id, key, ring), request);
}

async function findByDigests(knex: Knex, digests: string[], request: ValidationRequest): Promise<FoundLicense | null> {
  const named = request.fingerprint !== undefined || request.domain !== undefined;
  const params = named ? [request.fingerprint ?? null, digests] : [digests];
  const { rows } = await knex.raw<{ rows: Row[] }>(named ? WITH_ACTIVATIONS : BARE, params as never[]);
  const [row] = rows;
  if (!row) return null;
  const { key_id, slots_used, fingerprint_active, active_domains, ...license } = row;
  const activations = { slots_used: Number(slots_used ?? 0), fingerprint_active: fingerprint_active ?? false, domains: active_domains ?? [] };
  return { key_id, license, activations: named ? activations : NO_ACTIVATIONS };
}
