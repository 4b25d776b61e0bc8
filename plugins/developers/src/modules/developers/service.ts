import type { Context, InferTypeOf } from "@medusajs/framework/types";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { type DeveloperAction, nextDeveloperStatus } from "../../domain/developer-status";
import { judgeHandle } from "../../domain/handle";
import { Developer } from "./models/developer";
import { DeveloperMember } from "./models/developer-member";

export type DeveloperRecord = InferTypeOf<typeof Developer>;
export type MemberRecord = InferTypeOf<typeof DeveloperMember>;

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

const UNIQUE_VIOLATION = "23505";

class DevelopersModuleService extends MedusaService({ Developer, DeveloperMember }) {
  /**
   * Stores an application as `pending`. Errors: developer.handle_malformed, .handle_reserved,
   * .handle_taken, .already_applied (one open or accepted application per person).
   */
  async apply(application: Application): Promise<DeveloperRecord> {
    const verdict = judgeHandle(application.handle);
    if (verdict !== "ok") {
      throw new DomainError("invalid", `developer.handle_${verdict}`, `This handle is ${verdict}.`);
    }
    try {
      return (await this.createDevelopers(application as never)) as unknown as DeveloperRecord;
    } catch (error) {
      throw await this.explainConflict(error, application);
    }
  }

  /**
   * Moves the account along the status table under a row lock. Approval also opens its owner, once.
   * Errors: developer.not_found, developer.action_not_allowed.
   */
  @InjectManager()
  async decide(id: string, action: DeveloperAction, reason: string | null, @MedusaContext() context: Context = {}): Promise<DeveloperRecord> {
    await this.decide_(id, action, reason, context);
    return (await this.retrieveDeveloper(id, {}, context)) as unknown as DeveloperRecord;
  }

  @InjectTransactionManager()
  protected async decide_(id: string, action: DeveloperAction, reason: string | null, @MedusaContext() context: Context = {}): Promise<void> {
    const manager = context.transactionManager as EntityManager;
    const [row] = await manager.execute<DeveloperRecord[]>(`select * from developer where id = ? and deleted_at is null for update`, [id]);
    if (!row) throw notFound("developer");
    const next = nextDeveloperStatus(row.status, action);
    if (!next) {
      throw new DomainError("conflict", "developer.action_not_allowed", `A ${row.status} account cannot be changed this way (${action}).`);
    }
    await this.updateDevelopers({ id, status: next, status_reason: reason, approved_at: row.approved_at ?? (next === "active" ? clock.now() : null) }, context);
    if (action !== "approve") return;
    const [owner] = await this.listDeveloperMembers({ developer_id: id, role: "owner" }, { take: 1 }, context);
    if (owner) return;
    await this.createDeveloperMembers(
      { developer_id: id, email: row.applicant_email, first_name: row.applicant_first_name, last_name: row.applicant_last_name, role: "owner" },
      context,
    );
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

  private async explainConflict(error: unknown, application: Application): Promise<unknown> {
    const code = (error as { code?: string }).code;
    const message = (error as Error).message ?? "";
    if (code !== UNIQUE_VIOLATION && !/already exists|unique/i.test(message)) return error;
    const [same] = await this.listDevelopers(
      { applicant_auth_identity_id: application.applicant_auth_identity_id, status: { $ne: "rejected" } } as never,
      { take: 1 },
    );
    return same
      ? new DomainError("conflict", "developer.already_applied", "You have applied already.")
      : new DomainError("conflict", "developer.handle_taken", "This handle is taken.");
  }
}

export default DevelopersModuleService;
