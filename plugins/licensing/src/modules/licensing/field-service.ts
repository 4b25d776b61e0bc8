import { randomBytes } from "node:crypto";
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Context, Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { activationTokenDigest } from "../../domain/activation-token";
import { type DomainProof, domainProof } from "../../domain/domain-proof";
import { type KeyRing, parseKeyRing } from "../../domain/key-ring";
import { hasValidChecksum, normalizeLicenseKey } from "../../domain/license-key";
import { type PublicSigningKey, publicSigningKeys } from "../../domain/signing";
import { hasQuota } from "../../domain/license-limits";
import { endOfLicense, judgeLicense, type ValidationCode, type ValidationRequest } from "../../domain/validate-license";
import { signValidation } from "../../domain/validation-token";
import { usageReader } from "../../ports/current-usage";
import { findReleaseDate } from "../../queries/release-date";
import {
  activateLicense,
  type ActivationOutcome,
  type ActivationRequest,
  changeActivationDomain,
  deactivateActivation,
  type DomainChangeOutcome,
} from "./activations";
import { DomainProofs } from "./domain-proofs";
import { GuessGuard } from "./guess-guard";
import { factsOf } from "./license-facts";
import { type FileOutcome, type FileRequest, issueLicenseFile } from "./license-files";
import { type FieldLicense, type FoundLicense, LicenseLookUps } from "./license-look-up";
import { type GivenProofs, type LicenseLimits, parseDomains, parseIps, setDomainRules, setIpRules, setLicenseLimits } from "./license-settings";
import { License } from "./models/license";
import { LicenseKey } from "./models/license-key";
import { LicenseLog } from "./models/license-log";
import { LicensePeriod } from "./models/license-period";
import { resealKeys } from "./reseal-keys";
import type { ActivationRecord, Actor, LicenseRecord } from "./rows";
import { ValidationLog } from "./validation-log";

export interface LicensingOptions {
  keyRing?: string;
  /** With it all processes count guesses together. */
  redisUrl?: string;
  guessesPerMinute?: number;
}

const GUESSES_PER_MINUTE = 50;

export interface ValidationOutcome {
  code: ValidationCode;
  license: FieldLicense | null;
  usage: Record<string, number>;
  token: string | null;
  /** The key belongs to nothing: somebody may be guessing. */
  guessed: boolean;
}

/** A key that belongs to a licence, or why it does not. */
export type KeyLookUp = ({ code: null } & FoundLicense) | { code: "CHECKSUM_INVALID" | "NOT_FOUND" };

/** What products in the field ask for: validation, activation, offline files. The life of a licence is in `service.ts`. */
export class LicenseFieldService extends MedusaService({ License, LicenseKey, LicensePeriod, LicenseLog }) {
  protected readonly ring: KeyRing;
  protected readonly knex: Knex;
  readonly proofs: DomainProofs;
  readonly guesses: GuessGuard;
  private readonly validationLog: ValidationLog;
  private readonly lookUps: LicenseLookUps;

  /** The engine calls it at a clean stop: what waits in the log is written before the pool closes. */
  __hooks = { onApplicationPrepareShutdown: () => this.validationLog.flush(), onApplicationShutdown: () => this.guesses.close() };

  constructor(container: Record<string, unknown>, options: LicensingOptions = {}) {
    super(...arguments);
    this.ring = parseKeyRing(options.keyRing ?? "");
    this.knex = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex;
    const logger = container[ContainerRegistrationKeys.LOGGER] as Logger;
    this.validationLog = new ValidationLog(this.knex, (error) => logger.error(`licence log: ${(error as Error).message}`));
    this.lookUps = new LicenseLookUps(this.knex);
    this.proofs = new DomainProofs(this.ring);
    this.guesses = new GuessGuard(options.guessesPerMinute ?? GUESSES_PER_MINUTE, options.redisUrl);
  }

  /**
   * Finds the licence of a key as somebody typed it. A wrong checksum touches no store, unless the product is
   * named and the key looks like none of ours: then it may be one that was imported.
   */
  async lookUp(input: string, request: ValidationRequest = {}): Promise<KeyLookUp> {
    const key = normalizeLicenseKey(input);
    if (!hasValidChecksum(key, this.ring)) {
      const imported = await this.lookUps.byImportedKey(input, this.ring, request);
      return imported ? { code: null, ...imported } : { code: "CHECKSUM_INVALID" };
    }
    const found = await this.lookUps.byKey(key, this.ring, request);
    return found ? { code: null, ...found } : { code: "NOT_FOUND" };
  }

  /** Judges a key; the look-up is one indexed read. Logging happens afterwards. */
  async validate(input: string, request: ValidationRequest, actor: Actor): Promise<ValidationOutcome> {
    const found = await this.lookUp(input, request);
    if (found.code !== null) return { code: found.code, license: null, usage: {}, token: null, guessed: true };
    const { license, activations } = found;
    const now = clock.now();
    const facts = factsOf(license);
    const usage = hasQuota(facts.limits) ? ((await usageReader()?.(license.id, now)) ?? {}) : {};
    const { version } = request;
    const version_released_at = version !== undefined && license.updates_until ? await findReleaseDate(this.knex, license.product_id, version) : null;
    const code = judgeLicense(facts, request, { activations, usage, version_released_at }, now);
    const { fingerprint, domain } = request;
    this.validationLog.add({ ...actor, license_id: license.id, action: "validated", domain: domain ?? null, reason: code, created_at: now });
    const ends = [endOfLicense(license), license.key_valid_until];
    const token =
      code === "VALID" ? signValidation({ license_id: license.id, product_id: license.product_id, fingerprint, domain }, this.ring, now, ends) : null;
    return { code, license: code === "NOT_FOUND" ? null : license, usage, token, guessed: false };
  }

  /** Activates a place for a key that was looked up; asks the DNS before, never inside, the transaction. */
  async activate(found: FoundLicense, request: ActivationRequest, actor: Actor): Promise<ActivationOutcome> {
    const proven = await this.proofs.prove(found.license, request.domain);
    return this.storeActivation(found.key_id, request, proven, actor);
  }

  @InjectTransactionManager()
  protected async storeActivation(
    keyId: string,
    request: ActivationRequest,
    proven: boolean,
    actor: Actor,
    @MedusaContext() context: Context = {},
  ): Promise<ActivationOutcome> {
    return activateLicense(context.transactionManager as EntityManager, keyId, request, proven, actor, this.ring, clock.now());
  }

  /** The activation that a token was given for, active or not; null for any other token. */
  async findActivationByToken(licenseId: string, token: string): Promise<ActivationRecord | null> {
    const { rows } = await this.knex.raw<{ rows: ActivationRecord[] }>(`select * from license_activation where token_digest = ? and license_id = ?`, [
      activationTokenDigest(token),
      licenseId,
    ]);
    return rows[0] ?? null;
  }

  /** The newest activation of a licence that fits all that is given, active ones first. */
  async findActivation(
    licenseId: string,
    by: { id?: string | undefined; fingerprint?: string | undefined; domain?: string | undefined },
  ): Promise<ActivationRecord | null> {
    const given = Object.entries({ id: by.id, fingerprint: by.fingerprint, domain: by.domain }).filter(([, value]) => value !== undefined);
    const conditions = given.map(([column]) => `and ${column} = ?`).join(" ");
    const { rows } = await this.knex.raw<{ rows: ActivationRecord[] }>(
      `select * from license_activation where license_id = ? ${conditions} order by status, created_at desc, id desc limit 1`,
      [licenseId, ...given.map(([, value]) => value)] as never[],
    );
    return rows[0] ?? null;
  }

  /** True when the activation was active until now; repeats change nothing. */
  @InjectTransactionManager()
  async deactivate(activation: ActivationRecord, actor: Actor, reason: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return deactivateActivation(context.transactionManager as EntityManager, activation, actor, reason, clock.now());
  }

  /** Moves the domain of an activation; asks the DNS before the transaction. */
  async changeDomain(found: FoundLicense, activationId: string, domain: string, actor: Actor): Promise<DomainChangeOutcome> {
    const proven = await this.proofs.prove(found.license, domain);
    return this.storeDomainChange(found.key_id, activationId, domain, proven, actor);
  }

  @InjectTransactionManager()
  protected async storeDomainChange(
    keyId: string,
    activationId: string,
    domain: string,
    proven: boolean,
    actor: Actor,
    @MedusaContext() context: Context = {},
  ): Promise<DomainChangeOutcome> {
    return changeActivationDomain(context.transactionManager as EntityManager, keyId, activationId, domain, proven, actor, clock.now());
  }

  /**
   * Replaces the domains that a licence names; asks the DNS before the transaction. Errors: license.domain_invalid,
   * .domain_limit_reached, .domain_change_limit_reached, .domain_not_proven.
   */
  async setDomains(license: { id: string }, domains: string[], actor: Actor): Promise<LicenseRecord> {
    const rules = parseDomains(domains);
    const row = await this.findLicenseRow(license.id);
    const answers = await Promise.all(rules.map(async (rule) => ((await this.proofs.prove(row, rule)) ? [rule] : [])));
    return this.storeDomains(license.id, rules, { given: new Set(answers.flat()), proofOf: (rule) => this.proofOf(license.id, rule) }, actor);
  }

  @InjectTransactionManager()
  protected async storeDomains(id: string, rules: string[], proofs: GivenProofs, actor: Actor, @MedusaContext() context: Context = {}): Promise<LicenseRecord> {
    return setDomainRules(context.transactionManager as EntityManager, id, rules, proofs, actor, clock.now());
  }

  /** Replaces the addresses that a licence may be used from. Errors: license.ip_invalid. */
  @InjectTransactionManager()
  async setIps(id: string, rules: string[], actor: Actor, @MedusaContext() context: Context = {}): Promise<LicenseRecord> {
    return setIpRules(context.transactionManager as EntityManager, id, parseIps(rules), actor, clock.now());
  }

  /** Other limits for one licence, with the reason in its log. Errors: license.not_found. */
  @InjectTransactionManager()
  async setLimits(id: string, limits: LicenseLimits, reason: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<void> {
    await setLicenseLimits(context.transactionManager as EntityManager, id, limits, reason, actor, clock.now());
  }

  /** The row as it lies in the database. Errors: license.not_found. */
  async findLicenseRow(id: string): Promise<LicenseRecord> {
    const { rows } = await this.knex.raw<{ rows: LicenseRecord[] }>(`select * from license where id = ?`, [id]);
    if (!rows[0]) throw notFound("license");
    return rows[0];
  }

  /** The TXT record that proves a domain. */
  proofOf(licenseId: string, domain: string): DomainProof {
    return domainProof(licenseId, domain, this.ring);
  }

  /** A signed file that verifies without a server; leaves a log row. */
  @InjectTransactionManager()
  async issueFile(licenseId: string, request: FileRequest, actor: Actor, @MedusaContext() context: Context = {}): Promise<FileOutcome> {
    const random = { salt: randomBytes(16), iv: randomBytes(12) };
    return issueLicenseFile(context.transactionManager as EntityManager, licenseId, request, actor, this.ring, random, clock.now());
  }

  /** Seals some keys that an older master key sealed with the current one; how many, 0 when none is left. */
  @InjectTransactionManager()
  async resealKeys(limit: number, @MedusaContext() context: Context = {}): Promise<number> {
    return resealKeys(context.transactionManager as EntityManager, this.ring, limit);
  }

  /** Public keys with which tokens and files verify. */
  publicKeys(): PublicSigningKey[] {
    return publicSigningKeys(this.ring);
  }

  /** Writes the validations that wait to be logged. */
  async flushLog(): Promise<void> {
    await this.validationLog.flush();
  }
}
