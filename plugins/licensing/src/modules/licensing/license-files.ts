import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { addDays } from "@mintreu/kit/domain/clock";
import { domainsOf } from "../../domain/activation-rules";
import type { KeyRing } from "../../domain/key-ring";
import { openSealedKey } from "../../domain/key-vault";
import { type LicenseFileFacts, signLicenseFile } from "../../domain/license-file";
import { endOfLicense, judgeUse, type ValidationCode } from "../../domain/validate-license";
import { activeOf } from "./activation-store";
import { factsOf } from "./license-facts";
import { appendLog } from "./license-log";
import type { ActivationRecord, Actor, LicenseRecord } from "./rows";

export interface FileRequest {
  /** The activation that the file is for; the newest active one when it is left out. */
  activation_id?: string | undefined;
  /** Wanted life in days; never longer than the licence allows and lives. */
  days?: number | undefined;
  encrypted: boolean;
  /** The normalised key that opens an encrypted one; the licence's current key when it is left out. */
  license_key?: string | undefined;
}

export interface LicenseFile {
  content: string;
  filename: string;
  kid: string;
  encrypted: boolean;
  issued_at: Date;
  expires_at: Date;
}

export type FileOutcome = { kind: "issued"; file: LicenseFile } | { kind: "refused"; code: ValidationCode | "OFFLINE_NOT_ALLOWED" };

/** Signs a file for a licence that is good now. A licence that limits its activations gives one to an activation only. */
export async function issueLicenseFile(
  manager: EntityManager,
  licenseId: string,
  request: FileRequest,
  actor: Actor,
  ring: KeyRing,
  random: { salt: Buffer; iv: Buffer },
  now: Date,
): Promise<FileOutcome> {
  const [license] = await manager.execute<(LicenseRecord & { sealed: string })[]>(
    `select l.*, k.sealed from license l join license_key k on k.license_id = l.id and k.valid_until is null and k.deleted_at is null where l.id = ?`,
    [licenseId],
  );
  if (!license) return { kind: "refused", code: "NOT_FOUND" };
  const active = await activeOf(manager, licenseId);
  // Where the file is used is judged there, offline: only what holds everywhere is asked here.
  const fault = judgeUse({ ...factsOf({ ...license, key_valid_until: null }), ip_rules: [] }, {}, [], now);
  if (fault) return { kind: "refused", code: fault };
  const activation = (request.activation_id === undefined ? active.at(-1) : active.find(({ id }) => id === request.activation_id)) ?? null;
  if (!activation && (license.activation_limit !== null || request.activation_id !== undefined)) return { kind: "refused", code: "ACTIVATION_REQUIRED" };
  const expires_at = fileEnd(license, request.days, now);
  if (expires_at <= now) return { kind: "refused", code: "OFFLINE_NOT_ALLOWED" };
  const facts = fileFacts(license, active, activation, { now, expires_at });
  const content = signLicenseFile(
    facts,
    ring,
    request.encrypted ? { license_key: request.license_key ?? openSealedKey(license.sealed, ring), ...random } : undefined,
  );
  const reason = `${facts.jti} until ${expires_at.toISOString()}`;
  await appendLog(manager, { ...actor, license_id: licenseId, action: "file_issued", domain: activation?.domain ?? null, reason, created_at: now });
  const filename = `mintreu-${licenseId}.lic`;
  return { kind: "issued", file: { content, filename, kid: ring.current.id, encrypted: request.encrypted, issued_at: now, expires_at } };
}

function fileEnd(license: LicenseRecord, days: number | undefined, now: Date): Date {
  const wanted = addDays(now, Math.min(days ?? license.offline_days, license.offline_days));
  const end = endOfLicense(license);
  const whole = end && end < wanted ? end : wanted;
  return new Date(Math.floor(whole.getTime() / 1000) * 1000);
}

function fileFacts(
  license: LicenseRecord,
  active: readonly ActivationRecord[],
  activation: ActivationRecord | null,
  times: { now: Date; expires_at: Date },
): LicenseFileFacts {
  const { terms } = license;
  return {
    format: 1,
    jti: generateEntityId(undefined, "licfile"),
    iat: Math.floor(times.now.getTime() / 1000),
    exp: Math.floor(times.expires_at.getTime() / 1000),
    license: {
      id: license.id,
      product_id: license.product_id,
      package_id: license.package_id,
      license_type: license.license_type,
      expires_at: license.expires_at?.toISOString() ?? null,
      updates_until: license.updates_until?.toISOString() ?? null,
      limits: terms.limits as Record<string, number>,
      features: terms.features,
    },
    domains: license.domain_rules.length > 0 ? license.domain_rules : license.domain_limit === null ? [] : domainsOf(active),
    ips: license.ip_rules,
    activation: activation && { id: activation.id, fingerprint: activation.fingerprint, domain: activation.domain },
  };
}
