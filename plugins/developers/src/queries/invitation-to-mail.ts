import type { MedusaContainer } from "@medusajs/framework/types";
import { sameDigest, digestToken } from "../domain/token-digest";
import { invitationState, invitationToken } from "../domain/invitation";
import type { MemberRole } from "../domain/roles";
import { invitationSecretOf } from "../access/invitation-secret";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type { InvitationRecord } from "../modules/developers/rows";
import type DevelopersModuleService from "../modules/developers/service";

export interface InvitationToMail {
  developer_id: string;
  email: string;
  role: MemberRole;
  expires_at: Date;
  display_name: string;
  inviter: string;
  /** In the clear: for the mail only. */
  token: string;
}

/**
 * What the mail of one attempt says; null when it is overtaken: sent again, accepted, revoked, expired, or
 * made with a secret that this server no longer has.
 */
export async function readInvitationToMail(container: MedusaContainer, id: string, attempt: number, now: Date): Promise<InvitationToMail | null> {
  const developers = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [row] = (await developers.listDeveloperInvitations({ id, attempt }, { take: 1 })) as unknown as InvitationRecord[];
  if (!row || invitationState(row, now) !== "open") return null;
  const token = invitationToken(id, attempt, invitationSecretOf(container));
  if (!sameDigest(digestToken(token), row.token_digest)) return null;
  const developer = await developers.retrieveDeveloper(row.developer_id);
  if (developer.status !== "active") return null;
  const inviter = await developers.findMemberOf(row.developer_id, row.invited_by, { removed: true });
  const inviterName = [inviter?.first_name, inviter?.last_name].filter(Boolean).join(" ") || inviter?.email || developer.display_name;
  const { developer_id, email, role, expires_at } = row;
  return { developer_id, email, role, expires_at: new Date(expires_at), display_name: developer.display_name, inviter: inviterName, token };
}
