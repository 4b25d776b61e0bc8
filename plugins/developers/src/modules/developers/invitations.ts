import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { addDays } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { INVITATION_DAYS, invitationState, invitationToken, MAILS_A_DAY } from "../../domain/invitation";
import { digestToken } from "../../domain/token-digest";
import { alreadyMember, isUniqueViolation, lockAccount } from "./account-lock";
import type { Invitee, InvitationRecord, NewInvitation } from "./rows";

/** Of what a token is made; both come from the caller. */
export interface TokenSource {
  now: Date;
  secret: string;
}

/**
 * One open invitation per address; one that expired is taken up again with the new role. Errors:
 * developer.already_member, invitation.already_open, invitation.too_many.
 */
export async function storeInvitation(manager: EntityManager, input: NewInvitation, source: TokenSource): Promise<InvitationRecord> {
  await lockAccount(manager, input.developer_id);
  const [member] = await manager.execute(`select 1 from developer_member where developer_id = ? and lower(email) = ? and deleted_at is null`, [
    input.developer_id,
    input.email,
  ]);
  if (member) throw alreadyMember("Somebody with this e-mail address is a member already.");
  const [pending] = await manager.execute<InvitationRecord[]>(
    `select * from developer_invitation where developer_id = ? and email = ? and accepted_at is null and revoked_at is null and deleted_at is null`,
    [input.developer_id, input.email],
  );
  if (pending && invitationState(pending, source.now) === "open") {
    throw new DomainError("conflict", "invitation.already_open", "This address has an open invitation: send it again or revoke it.");
  }
  await refuseTooManyMails(manager, input, source.now);
  if (pending) return renew(manager, pending, input, source);
  const id = generateEntityId(undefined, "devinv");
  const [row] = await manager.execute<InvitationRecord[]>(
    `insert into developer_invitation (id, developer_id, email, role, token_digest, attempt, invited_by, expires_at, created_at, updated_at)
     values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?) returning *`,
    [id, input.developer_id, input.email, input.role, digestOf(id, 1, source), input.invited_by, addDays(source.now, INVITATION_DAYS), source.now, source.now],
  );
  return row as InvitationRecord;
}

/** A new token with seven new days; the old one is none any more. Errors: invitation.not_found, .not_open, .too_many. */
export async function renewInvitation(manager: EntityManager, id: string, developerId: string, source: TokenSource): Promise<InvitationRecord> {
  await lockAccount(manager, developerId);
  const row = await findOfAccount(manager, id, developerId);
  const state = invitationState(row, source.now);
  if (state === "accepted" || state === "revoked") {
    throw new DomainError("conflict", "invitation.not_open", `This invitation was ${state}.`);
  }
  await refuseTooManyMails(manager, row, source.now);
  return renew(manager, row, row, source);
}

/** Its token opens nothing any more; may be repeated. Errors: invitation.not_found, invitation.already_accepted. */
export async function revokeInvitation(manager: EntityManager, id: string, developerId: string, now: Date): Promise<InvitationRecord> {
  await lockAccount(manager, developerId);
  const row = await findOfAccount(manager, id, developerId);
  if (row.accepted_at) throw alreadyAccepted();
  const [revoked] = await manager.execute<InvitationRecord[]>(
    `update developer_invitation set revoked_at = coalesce(revoked_at, ?), updated_at = ? where id = ? returning *`,
    [now, now, id],
  );
  return revoked as InvitationRecord;
}

/**
 * Makes the member, once; the same person may repeat it. Answers the member's id. Errors: invitation.not_found
 * (unknown, replaced or revoked), .email_mismatch, .already_accepted, .expired, developer.suspended, .already_member.
 */
export async function redeemInvitation(manager: EntityManager, digest: string, invitee: Invitee, now: Date): Promise<string> {
  const [found] = await manager.execute<InvitationRecord[]>(`select developer_id from developer_invitation where token_digest = ? and deleted_at is null`, [
    digest,
  ]);
  if (!found) throw notFound("invitation");
  const developer = await lockAccount(manager, found.developer_id);
  // Read again under the lock: until then it may have been revoked or sent anew.
  const [row] = await manager.execute<InvitationRecord[]>(`select * from developer_invitation where token_digest = ? and deleted_at is null`, [digest]);
  if (!row || row.revoked_at || developer.status === "closed") throw notFound("invitation");
  if (row.email !== invitee.email) {
    throw new DomainError("forbidden", "invitation.email_mismatch", "This invitation is for another e-mail address.");
  }
  const [member] = await manager.execute<{ id: string }[]>(`select id from developer_member where auth_identity_id = ? and deleted_at is null`, [
    invitee.auth_identity_id,
  ]);
  if (row.accepted_by) {
    if (row.accepted_by !== member?.id) throw alreadyAccepted();
    return row.accepted_by;
  }
  if (member) throw alreadyMember("You act for a developer account already.");
  if (invitationState(row, now) === "expired") throw new DomainError("conflict", "invitation.expired", "This invitation has expired: ask for a new one.");
  if (developer.status !== "active") throw new DomainError("forbidden", "developer.suspended", "This account takes no members at present.");
  return join(manager, row, invitee, now);
}

async function join(manager: EntityManager, row: InvitationRecord, invitee: Invitee, now: Date): Promise<string> {
  const memberId = generateEntityId(undefined, "devmem");
  try {
    await manager.execute(
      `insert into developer_member (id, developer_id, email, role, auth_identity_id, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?)`,
      [memberId, row.developer_id, invitee.email, row.role, invitee.auth_identity_id, now, now],
    );
  } catch (error) {
    // Two accounts that invited the same person meet here: the index lets one of them in.
    throw isUniqueViolation(error) ? alreadyMember("You act for a developer account already.") : error;
  }
  await manager.execute(`update developer_invitation set accepted_at = ?, accepted_by = ?, updated_at = ? where id = ?`, [now, memberId, now, row.id]);
  return memberId;
}

async function renew(
  manager: EntityManager,
  row: InvitationRecord,
  { role, invited_by }: Pick<NewInvitation, "role" | "invited_by">,
  source: TokenSource,
): Promise<InvitationRecord> {
  const attempt = row.attempt + 1;
  const [renewed] = await manager.execute<InvitationRecord[]>(
    `update developer_invitation set role = ?, invited_by = ?, attempt = ?, token_digest = ?, expires_at = ?, updated_at = ? where id = ? returning *`,
    [role, invited_by, attempt, digestOf(row.id, attempt, source), addDays(source.now, INVITATION_DAYS), source.now, row.id],
  );
  return renewed as InvitationRecord;
}

/** Attempts of every invitation that was touched within a day: at least as many as mails were sent in it. */
async function refuseTooManyMails(manager: EntityManager, { developer_id, email }: { developer_id: string; email: string }, now: Date): Promise<void> {
  const [sent] = await manager.execute<{ address: string | null; account: string | null }[]>(
    `select sum(attempt) filter (where email = ?) as address, sum(attempt) as account from developer_invitation where developer_id = ? and updated_at > ?`,
    [email, developer_id, addDays(now, -1)],
  );
  if (Number(sent?.address ?? 0) >= MAILS_A_DAY.address || Number(sent?.account ?? 0) >= MAILS_A_DAY.account) {
    throw new DomainError("too_many_requests", "invitation.too_many", "Too many invitations were sent today.", { retry_after_seconds: 86_400 });
  }
}

async function findOfAccount(manager: EntityManager, id: string, developerId: string): Promise<InvitationRecord> {
  const [row] = await manager.execute<InvitationRecord[]>(`select * from developer_invitation where id = ? and developer_id = ? and deleted_at is null`, [
    id,
    developerId,
  ]);
  if (!row) throw notFound("invitation");
  return row;
}

function digestOf(id: string, attempt: number, { secret }: TokenSource): string {
  return digestToken(invitationToken(id, attempt, secret));
}

function alreadyAccepted(): DomainError {
  return new DomainError("conflict", "invitation.already_accepted", "This invitation was accepted already.");
}
