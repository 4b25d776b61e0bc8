import { invitationState } from "../domain/invitation";
import { apiKeyState } from "../domain/api-key";
import type { ApiKeyRecord, InvitationRecord, MemberRecord } from "../modules/developers/rows";

/** What members of an account see of each other. */
export function toMember({ id, email, first_name, last_name, role, created_at }: MemberRecord) {
  return { id, email, first_name, last_name, role, created_at };
}

/** What members see of an invitation: nothing of its token. Out of a workflow its moments come as text. */
export function toInvitation(stored: InvitationRecord, now: Date) {
  const row = { ...stored, expires_at: new Date(stored.expires_at) };
  const { id, email, role, invited_by, attempt, expires_at, accepted_at, revoked_at, created_at } = row;
  return { id, email, role, status: invitationState(row, now), invited_by, times_sent: attempt, expires_at, accepted_at, revoked_at, created_at };
}

/** What an owner sees of a key once it was shown. */
export function toApiKeyView(row: ApiKeyRecord, now: Date) {
  const { id, name, prefix, scopes, created_by, last_used_at, expires_at, revoked_at, created_at } = row;
  return { id, name, masked_key: `${prefix}…`, scopes, status: apiKeyState(row, now), created_by, last_used_at, expires_at, revoked_at, created_at };
}
