import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import { generateEntityId, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { type ClaimLink, makeClaimToken } from "../../domain/claim-token";
import { readDownloadLink, type ReadLink, signDownloadLink } from "../../domain/download-link";
import type { KeyRing } from "../../domain/key-ring";
import { openSealedKey } from "../../domain/key-vault";
import { changeLicenseStatus, type StatusChange } from "./change-status";
import { LicenseFieldService } from "./field-service";
import { appendLog } from "./license-log";
import { bringLicensesUpToDate, type ReadRefunds } from "./order-licenses";
import type { Actor, LicenseChanges, LicenseKeyRecord, LicenseRecord, SoldOrder } from "./rows";

class LicensingModuleService extends LicenseFieldService {
  /** Issues what an order deserves and withdraws what was refunded; repeats change nothing. */
  @InjectTransactionManager()
  async syncOrder(order: SoldOrder, readRefunds: ReadRefunds, @MedusaContext() context: Context = {}): Promise<LicenseChanges> {
    return bringLicensesUpToDate(context.transactionManager as EntityManager, order, this.ring, readRefunds, clock.now());
  }

  /** The current key in the clear, for its owner; leaves a log row. Errors: license.not_found. */
  @InjectTransactionManager()
  async revealKey(id: string, actor: Actor, @MedusaContext() context: Context = {}): Promise<string> {
    const [key] = (await this.listLicenseKeys({ license_id: id, valid_until: null }, { take: 1 }, context)) as unknown as LicenseKeyRecord[];
    if (!key) throw notFound("license");
    await appendLog(context.transactionManager as EntityManager, { ...actor, license_id: id, action: "revealed" });
    return openSealedKey(key.sealed, this.ring);
  }

  /** The token of a link to claim licences or to accept one, for the mail that carries it. */
  claimToken(link: ClaimLink, expiresAt: Date): string {
    return makeClaimToken(link, expiresAt, this.ring);
  }

  /** Current keys in the clear by licence id, for the order mail. */
  async openCurrentKeys(ids: string[]): Promise<Map<string, string>> {
    const keys = (await this.listLicenseKeys({ license_id: ids, valid_until: null }, { take: ids.length })) as unknown as LicenseKeyRecord[];
    return new Map(keys.map((key) => [key.license_id, openSealedKey(key.sealed, this.ring)]));
  }

  /** Moves a licence along its status table. Errors: license.not_found, license.action_not_allowed. */
  @InjectTransactionManager()
  async changeStatus(change: StatusChange, @MedusaContext() context: Context = {}): Promise<LicenseRecord> {
    return changeLicenseStatus(context.transactionManager as EntityManager, change, clock.now());
  }

  /** Runs what must commit together, with the keys that it needs and one moment for all of it. */
  @InjectTransactionManager()
  async commitTogether<Result>(
    work: (manager: EntityManager, ring: KeyRing, now: Date) => Promise<Result>,
    @MedusaContext() context: Context = {},
  ): Promise<Result> {
    return work(context.transactionManager as EntityManager, this.ring, clock.now());
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
