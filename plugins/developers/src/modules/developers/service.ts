import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Context, Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError } from "@mintreu/kit/domain/errors";
import { type DeveloperAction, nextDeveloperStatus } from "../../domain/developer-status";
import { judgeHandle } from "../../domain/handle";
import type { MemberRole } from "../../domain/roles";
import { alreadyMember, isUniqueViolation, lockAccount } from "./account-lock";
import { ApiKeyUse } from "./api-key-use";
import { createApiKey, findLiveKey, revokeApiKey } from "./api-keys";
import { redeemInvitation, renewInvitation, revokeInvitation, storeInvitation } from "./invitations";
import { changeRole, openOwner, removeMember } from "./members";
import { Developer } from "./models/developer";
import { DeveloperApiKey } from "./models/developer-api-key";
import { DeveloperInvitation } from "./models/developer-invitation";
import { DeveloperMember } from "./models/developer-member";
import type { ApiKeyRecord, DeveloperRecord, InvitationRecord, Invitee, MemberRecord, NewApiKey, NewInvitation } from "./rows";

export type { DeveloperRecord, MemberRecord } from "./rows";

export interface Application {
  handle: string;
  display_name: string;
  legal_name: string;
  country: string;
  website?: string | null;
  about?: string | null;
  payout_details?: Record<string, unknown> | null;
  terms_version: string;
  applicant_email: string;
  applicant_first_name?: string | null;
  applicant_last_name?: string | null;
  applicant_customer_id?: string | null;
  applicant_auth_identity_id: string;
}

class DevelopersModuleService extends MedusaService({ Developer, DeveloperMember, DeveloperInvitation, DeveloperApiKey }) {
  private readonly knex: Knex;
  private readonly apiKeyUse: ApiKeyUse;

  /** The engine calls it at a clean stop, before the pool closes. */
  __hooks = { onApplicationPrepareShutdown: () => this.apiKeyUse.settle() };

  constructor(container: Record<string, unknown>) {
    super(...arguments);
    this.knex = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex;
    const logger = container[ContainerRegistrationKeys.LOGGER] as Logger;
    this.apiKeyUse = new ApiKeyUse(this.knex, (error) => logger.error(`use of an API key: ${(error as Error).message}`));
  }

  /**
   * Stores an application as `pending`. Errors: developer.handle_malformed, .handle_reserved,
   * .handle_taken, .already_applied (one open or accepted application per person), .already_member (of another account).
   */
  async apply(application: Application): Promise<DeveloperRecord> {
    const verdict = judgeHandle(application.handle);
    if (verdict !== "ok") {
      throw new DomainError("invalid", `developer.handle_${verdict}`, `This handle is ${verdict}.`);
    }
    const [member] = await this.listDeveloperMembers({ auth_identity_id: application.applicant_auth_identity_id }, { relations: ["developer"], take: 1 });
    if (member && member.developer.applicant_auth_identity_id !== application.applicant_auth_identity_id) {
      throw alreadyMember("You act for another developer account.");
    }
    try {
      return (await this.createDevelopers(application as never)) as unknown as DeveloperRecord;
    } catch (error) {
      throw await this.explainConflict(error, application);
    }
  }

  /**
   * Moves the account along the status table under a row lock. Approval also opens its owner, once.
   * Errors: developer.not_found, .action_not_allowed, .already_member (the applicant acts for another account).
   */
  @InjectManager()
  async decide(id: string, action: DeveloperAction, reason: string | null, @MedusaContext() context: Context = {}): Promise<DeveloperRecord> {
    await this.decide_(id, action, reason, context);
    return (await this.retrieveDeveloper(id, {}, context)) as unknown as DeveloperRecord;
  }

  @InjectTransactionManager()
  protected async decide_(id: string, action: DeveloperAction, reason: string | null, @MedusaContext() context: Context = {}): Promise<void> {
    const manager = context.transactionManager as EntityManager;
    const row = await lockAccount(manager, id);
    const next = nextDeveloperStatus(row.status, action);
    if (!next) {
      throw new DomainError("conflict", "developer.action_not_allowed", `A ${row.status} account cannot be changed this way (${action}).`);
    }
    const now = clock.now();
    const approved_at = row.approved_at ?? (next === "active" ? now : null);
    await this.updateDevelopers({ id, status: next, status_reason: reason, approved_at, decision: action, decided_at: now }, context);
    if (action === "approve") await openOwner(manager, row, now);
  }

  /** The member with its account, or null: who the token's actor id says is calling. */
  async findMember(memberId: string): Promise<(MemberRecord & { developer: DeveloperRecord }) | null> {
    const [member] = await this.listDeveloperMembers({ id: memberId }, { relations: ["developer"], take: 1 });
    return (member as unknown as MemberRecord & { developer: DeveloperRecord }) ?? null;
  }

  /** An active account by its public handle, or null. */
  async findActiveByHandle(handle: string): Promise<DeveloperRecord | null> {
    const [developer] = await this.listDevelopers({ handle, status: "active" }, { take: 1 });
    return (developer as unknown as DeveloperRecord) ?? null;
  }

  /** A member of one account, also one that was removed; null for anybody else's. */
  async findMemberOf(developerId: string, memberId: string, options: { removed: boolean } = { removed: false }): Promise<MemberRecord | null> {
    const [member] = await this.listDeveloperMembers({ id: memberId, developer_id: developerId }, { take: 1, withDeleted: options.removed });
    return (member as unknown as MemberRecord) ?? null;
  }

  @InjectTransactionManager()
  async changeMemberRole(id: string, developerId: string, role: MemberRole, @MedusaContext() context: Context = {}): Promise<MemberRecord> {
    return changeRole(context.transactionManager as EntityManager, id, developerId, role, clock.now());
  }

  @InjectTransactionManager()
  async removeMemberOf(developerId: string, id: string, @MedusaContext() context: Context = {}): Promise<MemberRecord> {
    return removeMember(context.transactionManager as EntityManager, id, developerId, clock.now());
  }

  /** `secret` is what tokens are made from; none of them is stored. */
  @InjectTransactionManager()
  async invite(invitation: NewInvitation, secret: string, @MedusaContext() context: Context = {}): Promise<InvitationRecord> {
    return storeInvitation(context.transactionManager as EntityManager, invitation, { now: clock.now(), secret });
  }

  @InjectTransactionManager()
  async inviteAgain(id: string, developerId: string, secret: string, @MedusaContext() context: Context = {}): Promise<InvitationRecord> {
    return renewInvitation(context.transactionManager as EntityManager, id, developerId, { now: clock.now(), secret });
  }

  @InjectTransactionManager()
  async revokeInvitation(id: string, developerId: string, @MedusaContext() context: Context = {}): Promise<InvitationRecord> {
    return revokeInvitation(context.transactionManager as EntityManager, id, developerId, clock.now());
  }

  /** Answers the id of the member that the token's holder became. */
  @InjectTransactionManager()
  async acceptInvitation(tokenDigest: string, invitee: Invitee, @MedusaContext() context: Context = {}): Promise<string> {
    return redeemInvitation(context.transactionManager as EntityManager, tokenDigest, invitee, clock.now());
  }

  @InjectTransactionManager()
  async createKey(key: NewApiKey, @MedusaContext() context: Context = {}): Promise<{ row: ApiKeyRecord; key: string }> {
    return createApiKey(context.transactionManager as EntityManager, key, clock.now());
  }

  @InjectTransactionManager()
  async revokeKey(id: string, developerId: string, @MedusaContext() context: Context = {}): Promise<ApiKeyRecord> {
    return revokeApiKey(context.transactionManager as EntityManager, id, developerId, clock.now());
  }

  /** The live key that was presented, with its account; null for every other text. Notes that it was used. */
  async enterWithKey(text: string): Promise<(ApiKeyRecord & { developer: DeveloperRecord }) | null> {
    const now = clock.now();
    const key = await findLiveKey(this.knex, text, now);
    if (!key) return null;
    const [developer] = await this.listDevelopers({ id: key.developer_id }, { take: 1 });
    if (!developer) return null;
    this.apiKeyUse.note(key, now);
    return { ...key, developer: developer as unknown as DeveloperRecord };
  }

  private async explainConflict(error: unknown, application: Application): Promise<unknown> {
    if (!isUniqueViolation(error)) return error;
    const [same] = await this.listDevelopers({ applicant_auth_identity_id: application.applicant_auth_identity_id, status: { $ne: "rejected" } } as never, {
      take: 1,
    });
    return same
      ? new DomainError("conflict", "developer.already_applied", "You have applied already.")
      : new DomainError("conflict", "developer.handle_taken", "This handle is taken.");
  }
}

export default DevelopersModuleService;
