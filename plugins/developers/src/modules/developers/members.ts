import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { keepsAnOwner, type MemberRole } from "../../domain/roles";
import { alreadyMember, isUniqueViolation, lockAccount } from "./account-lock";
import type { DeveloperRecord, MemberRecord } from "./rows";

/** The applicant owns the approved account, once. Errors: developer.already_member (of another account). */
export async function openOwner(manager: EntityManager, developer: DeveloperRecord, now: Date): Promise<void> {
  const [owner] = await manager.execute(`select 1 from developer_member where developer_id = ? and role = 'owner' and deleted_at is null`, [developer.id]);
  if (owner) return;
  try {
    await manager.execute(
      `insert into developer_member (id, developer_id, email, first_name, last_name, role, auth_identity_id, created_at, updated_at) values (?, ?, ?, ?, ?, 'owner', ?, ?, ?)`,
      [
        generateEntityId(undefined, "devmem"),
        developer.id,
        developer.applicant_email,
        developer.applicant_first_name,
        developer.applicant_last_name,
        developer.applicant_auth_identity_id,
        now,
        now,
      ],
    );
  } catch (error) {
    throw isUniqueViolation(error) ? alreadyMember("The applicant acts for another developer account.") : error;
  }
}

/** Errors: developer_member.not_found, developer.last_owner. */
export async function changeRole(manager: EntityManager, id: string, developerId: string, role: MemberRole, now: Date): Promise<MemberRecord> {
  await refuseToLeaveNoOwner(manager, id, developerId, role);
  const [changed] = await manager.execute<MemberRecord[]>(`update developer_member set role = ?, updated_at = ? where id = ? returning *`, [role, now, id]);
  return changed as MemberRecord;
}

/** Marks the member as removed; may be repeated. Errors: developer_member.not_found, developer.last_owner. */
export async function removeMember(manager: EntityManager, id: string, developerId: string, now: Date): Promise<MemberRecord> {
  const [removed] = await manager.execute<MemberRecord[]>(`select * from developer_member where id = ? and developer_id = ? and deleted_at is not null`, [
    id,
    developerId,
  ]);
  if (removed) return removed;
  await refuseToLeaveNoOwner(manager, id, developerId, null);
  const [row] = await manager.execute<MemberRecord[]>(
    `update developer_member set deleted_at = coalesce(deleted_at, ?), updated_at = ? where id = ? returning *`,
    [now, now, id],
  );
  return row as MemberRecord;
}

/** The account's lock makes two owners who demote each other come one after the other. */
async function refuseToLeaveNoOwner(manager: EntityManager, id: string, developerId: string, next: MemberRole | null): Promise<void> {
  await lockAccount(manager, developerId);
  const members = await manager.execute<MemberRecord[]>(`select id, role from developer_member where developer_id = ? and deleted_at is null`, [developerId]);
  if (!members.some((member) => member.id === id)) throw notFound("developer_member");
  if (!keepsAnOwner(members, id, next)) {
    throw new DomainError("conflict", "developer.last_owner", "An account keeps at least one owner.");
  }
}
