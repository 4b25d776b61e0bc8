import { createHmac } from "node:crypto";

export const INVITATION_DAYS = 7;

/** Mails a day: to one address, and of one account in all. Whoever is invited did not ask for them. */
export const MAILS_A_DAY = { address: 5, account: 100 } as const;

export interface InvitationTimes {
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
}

export const invitationStates = ["open", "accepted", "revoked", "expired"] as const;
export type InvitationState = (typeof invitationStates)[number];

/** What became of an invitation; once accepted or revoked it stays so. */
export function invitationState({ accepted_at, revoked_at, expires_at }: InvitationTimes, now: Date): InvitationState {
  if (accepted_at) return "accepted";
  if (revoked_at) return "revoked";
  return expires_at.getTime() > now.getTime() ? "open" : "expired";
}

/**
 * The one-time token of an invitation's attempt: 256 bits in 43 characters of base64url. It follows from
 * the server's secret, so that the mail can be written at any time although the token is stored nowhere;
 * sending again counts the attempt up, and the old token is none any more.
 */
export function invitationToken(invitationId: string, attempt: number, secret: string): string {
  return createHmac("sha256", `developer-invitation:${secret}`).update(`${invitationId}:${attempt}`).digest("base64url");
}
