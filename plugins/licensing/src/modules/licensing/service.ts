import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Context, Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, generateEntityId, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { readDownloadLink, type ReadLink, signDownloadLink } from "../../domain/download-link";
import { type KeyRing, parseKeyRing } from "../../domain/key-ring";
import { lookupDigests, openSealedKey } from "../../domain/key-vault";
import { hasValidChecksum, normalizeLicenseKey } from "../../domain/license-key";
import { type LicenseAction, nextLicenseStatus } from "../../domain/license-status";
import { judgeLicense, type ValidationCode, type ValidationRequest } from "../../domain/validate-license";
import { publicSigningKeys, signValidation } from "../../domain/validation-token";
import { appendLog } from "./license-log";
import { License } from "./models/license";
import { LicenseKey } from "./models/license-key";
import { LicenseLog } from "./models/license-log";
import { LicensePeriod } from "./models/license-period";
import { bringLicensesUpToDate, type ReadRefunds } from "./order-licenses";
import type { Actor, LicenseChanges, LicenseKeyRecord, LicenseRecord, SoldOrder } from "./rows";
import { ValidationLog } from "./validation-log";

export interface ValidationOutcome {
  code: ValidationCode;
  license: LicenseRecord | null;
  token: string | null;
}

/** The log says what happened, in the words of the events. */
const logged: Record<LicenseAction, string> = {
  suspend: "suspended",
  reinstate: "reinstated",
  cancel: "cancelled",
  expire: "expired",
  renew: "renewed",
  revoke: "revoked",
  restore: "restored",
};

class LicensingModuleService extends MedusaService({ License, LicenseKey, LicensePeriod, LicenseLog }) {
  private readonly ring: KeyRing;
  private readonly knex: Knex;
  private readonly validationLog: ValidationLog;

  /** The engine calls it at a clean stop: what waits in the log is written before the pool closes. */
  __hooks = { onApplicationPrepareShutdown: () => this.validationLog.flush() };

  constructor(container: Record<string, unknown>, options: { keyRing?: string } = {}) {
    super(...arguments);
    this.ring = parseKeyRing(options.keyRing ?? "");
    this.knex = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex;
    const logger = container[ContainerRegistrationKeys.LOGGER] as Logger;
    this.validationLog = new ValidationLog(this.knex, (error) => logger.error(`licence log: ${(error as Error).message}`));
  }

  /** Issues what an order deserves and withdraws what was refunded; repeats change nothing. */
  @InjectTransactionManager()
  async syncOrder(order: SoldOrder, readRefunds: ReadRefunds, @MedusaContext() context: Context = {}): Promise<LicenseChanges> {
    return bringLicensesUpToDate(context.transactionManager as EntityManager, order, this.ring, readRefunds, clock.now());
  }

  /** Judges a key; the look-up is one indexed read. Logging happens afterwards. */
  async validate(input: string, request: ValidationRequest, actor: Actor): Promise<ValidationOutcome> {
    const key = normalizeLicenseKey(input);
    if (!hasValidChecksum(key, this.ring)) return { code: "CHECKSUM_INVALID", license: null, token: null };
    const { rows } = await this.knex.raw<{ rows: (LicenseRecord & { key_valid_until: Date | null })[] }>(
      `select l.*, k.valid_until as key_valid_until from license_key k join license l on l.id = k.license_id
        where k.digest = any(?) and k.deleted_at is null limit 1`,
      [lookupDigests(key, this.ring)],
    );
    const license = rows[0];
    if (!license) return { code: "NOT_FOUND", license: null, token: null };
    const now = clock.now();
    const code = judgeLicense(license, request, now);
    this.validationLog.add({ ...actor, license_id: license.id, action: "validated", domain: request.domain ?? null, reason: code, created_at: now });
    const token = code === "VALID" ? signValidation({ license_id: license.id, product_id: license.product_id }, this.ring, now) : null;
    return { code, license: code === "NOT_FOUND" ? null : license, token };
  }

  /** The current key in the clear, for its owner; leaves a log row. Errors: license.not_found. */
  @InjectTransactionManager()
  async revealKey(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<string> {
    const [key] = (await this.listLicenseKeys({ license_id: id, valid_until: null }, { take: 1 }, context)) as unknown as LicenseKeyRecord[];
    if (!key) throw notFound("license");
    await appendLog(context.transactionManager as EntityManager, { ...actor, license_id: id, action: "revealed" });
    return openSealedKey(key.sealed, this.ring);
  }

  /** Current keys in the clear by licence id, for the order mail. */
  async openCurrentKeys(ids: string[]): Promise<Map<string, string>> {
    const keys = (await this.listLicenseKeys({ license_id: ids, valid_until: null }, { take: ids.length })) as unknown as LicenseKeyRecord[];
    return new Map(keys.map((key) => [key.license_id, openSealedKey(key.sealed, this.ring)]));
  }

  /** Moves a licence along its status table. Errors: license.not_found, license.action_not_allowed. */
  @InjectTransactionManager()
  async changeStatus(id: string, action: LicenseAction, actor: Actor, reason: string | null, @MedusaContext() context: Context = {}): Promise<LicenseRecord> {
    const manager = context.transactionManager as EntityManager;
    const [row] = await manager.execute<LicenseRecord[]>(`select * from license where id = ? for update`, [id]);
    if (!row) throw notFound("license");
    const next = nextLicenseStatus(row.status, action);
    if (!next) throw new DomainError("conflict", "license.action_not_allowed", `A licence that is ${row.status} cannot be changed this way (${action}).`);
    await manager.execute(`update license set status = ?, updated_at = now() where id = ?`, [next, id]);
    await appendLog(manager, { ...actor, license_id: id, action: logged[action], reason });
    return { ...row, status: next };
  }

  /** Public keys with which validation tokens verify. */
  publicKeys(): ReturnType<typeof publicSigningKeys> {
    return publicSigningKeys(this.ring);
  }

  /** Writes the validations that wait to be logged. */
  async flushLog(): Promise<void> {
    await this.validationLog.flush();
  }

  /** A link to a file by a licence, or for who reviews it, good for a few minutes. */
  signDownload(file_id: string, license: { id: string; customer_id: string | null } | null): { token: string; expires_at: Date } {
    const link = { id: generateEntityId(undefined, "dlink"), file_id, license_id: license?.id ?? null, customer_id: license?.customer_id ?? null };
    return signDownloadLink(link, this.ring, clock.now());
  }

  /** What a link is for, as long as it is good. */
  readDownload(token: string, now: Date): ReadLink {
    return readDownloadLink(token, this.ring, now);
  }
}

export default LicensingModuleService;
