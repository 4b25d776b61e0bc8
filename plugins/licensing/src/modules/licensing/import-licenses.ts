import { randomInt } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { keyCodeOf } from "@mintreu/catalog/domain/product-type";
import { invariant } from "@mintreu/kit/domain/errors";
import type { ImportRow } from "../../domain/import-row";
import type { KeyRing } from "../../domain/key-ring";
import { importedLookupDigests, storeImportedKey, storeKey } from "../../domain/key-vault";
import { generateLicenseKey, maskLicenseKey } from "../../domain/license-key";
import { lengthOf, sumPeriods } from "../../domain/license-term";
import { beginIssue, type OwnPackage } from "./manual-issue";
import type { Actor } from "./rows";

export interface LicenseImport {
  developer_id: string;
  /** SHA-256 of the file: the same file again changes nothing. */
  digest: string;
  rows: ImportRow[];
  packages: ReadonlyMap<string, OwnPackage>;
  actor: Actor;
}

export interface ImportOutcome {
  created: number;
  /** Lines whose key was imported before. */
  skipped: number;
  repeated: boolean;
}

const BATCH = 500;
/** Works until the key is rotated. */
const ALWAYS = "9999-12-31T00:00:00Z";

/**
 * All lines in one transaction, or none: a kill leaves nothing, and the same file may be sent again. Lines with
 * a key that was imported before are skipped, so that a longer file adds what is new.
 */
export async function importLicenses(manager: EntityManager, ring: KeyRing, input: LicenseImport, now: Date): Promise<ImportOutcome> {
  const { developer_id, digest, actor } = input;
  // One import of a developer after the other.
  await manager.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`license-import:${developer_id}`]);
  const begun = await beginIssue(manager, {
    developer_id,
    kind: "import",
    idempotency_key: digest,
    digest,
    email: null,
    note: null,
    actor_id: actor.actor_id ?? null,
  });
  if (begun.repeated) return { created: 0, skipped: input.rows.length, repeated: true };
  let created = 0;
  for (let start = 0; start < input.rows.length; start += BATCH) {
    const batch = input.rows.slice(start, start + BATCH);
    const rows = batch.map((row, index) => toRows(row, start + index + 1, begun.issue_id, input, ring, now));
    const known = await knownDigests(
      manager,
      rows.flatMap(({ digests }) => digests),
    );
    const fresh = rows.filter(({ digests }) => !digests.some((one) => known.has(one)));
    await insertAll(manager, fresh);
    created += fresh.length;
  }
  return { created, skipped: input.rows.length - created, repeated: false };
}

async function knownDigests(manager: EntityManager, digests: string[]): Promise<Set<string>> {
  const rows = await manager.execute<{ digest: string }[]>(`select digest from license_key where digest in (select jsonb_array_elements_text(?::jsonb))`, [
    JSON.stringify(digests),
  ]);
  return new Set(rows.map(({ digest }) => digest));
}

function toRows(row: ImportRow, ordinal: number, issue_id: string, input: LicenseImport, ring: KeyRing, now: Date) {
  const sold = input.packages.get(row.package_id);
  invariant(sold, "an imported line names one of the developer's packages");
  const { terms, product_id, package_id, variant_id, developer_id, product_type } = sold;
  const id = generateEntityId(undefined, "lic");
  const { length, updates } = lengthOf(terms);
  const period = { id: "p", kind: "issue" as const, granted_at: now, length: row.expires_at ? { until: row.expires_at } : length, updates };
  const span = sumPeriods([period]);
  const key = generateLicenseKey({ type_code: keyCodeOf(product_type), developer_id, issued_at: now }, ring, (below) => randomInt(below));
  const license = {
    ...{ id, product_id, package_id, variant_id, developer_id, email: row.email, issue_id, ordinal, product_type },
    ...{ license_type: terms.license_type, billing: terms.billing, domain_limit: terms.domain_limit, terms, domain_rules: row.domains, created_at: now },
    status: row.expires_at && row.expires_at <= now ? "expired" : "active",
    expires_at: span?.expires_at ?? null,
    updates_until: span?.updates_until ?? null,
    activation_limit: row.activation_limit === undefined ? terms.activation_limit : row.activation_limit,
  };
  const keys: object[] = [{ id: generateEntityId(undefined, "lickey"), license_id: id, ...storeKey(key, ring), masked: maskLicenseKey(key), imported: false }];
  const digests = row.key === null ? [] : importedLookupDigests(product_id, row.key, ring);
  if (row.key !== null) {
    const masked = `${row.key.slice(0, 2)}••••${row.key.slice(-2)}`;
    const stored = storeImportedKey(product_id, row.key, ring);
    keys.push({ id: generateEntityId(undefined, "lickey"), license_id: id, ...stored, masked, valid_until: ALWAYS, imported: true });
  }
  const periods = [
    {
      ...period,
      id: generateEntityId(undefined, "licper"),
      license_id: id,
      starts_at: now,
      ends_at: license.expires_at,
      package: { package_id, variant_id, terms },
    },
  ];
  const log = { id: generateEntityId(undefined, "liclog"), license_id: id, action: "imported", reason: `line ${row.line}`, created_at: now, ...input.actor };
  return { license, keys, periods, log, digests };
}

type Rows = ReturnType<typeof toRows>;

async function insertAll(manager: EntityManager, rows: Rows[]): Promise<void> {
  if (rows.length === 0) return;
  await insert(
    manager,
    "license",
    LICENSE_COLUMNS,
    rows.map(({ license }) => license),
  );
  await insert(
    manager,
    "license_key",
    "id, license_id, digest, sealed, masked, valid_until, imported",
    rows.flatMap(({ keys }) => keys),
  );
  await insert(
    manager,
    "license_period",
    "id, license_id, kind, granted_at, starts_at, ends_at, length, updates, package",
    rows.flatMap(({ periods }) => periods),
  );
  await insert(
    manager,
    "license_log",
    "id, license_id, action, actor_type, actor_id, ip, user_agent, reason, created_at",
    rows.map(({ log }) => log),
  );
}

const LICENSE_COLUMNS = `id, product_id, package_id, variant_id, developer_id, email, issue_id, ordinal, product_type, license_type, billing, status,
  expires_at, updates_until, activation_limit, domain_limit, domain_rules, terms, created_at`;

/** One statement for many rows: the database reads them out of one JSON text by the types of its own columns. */
async function insert(manager: EntityManager, table: string, columns: string, rows: readonly object[]): Promise<void> {
  await manager.execute(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb)`, [JSON.stringify(rows)]);
}
