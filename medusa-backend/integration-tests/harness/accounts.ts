import type { MemberRole } from "@mintreu/developers/domain/roles";
import { readInvitationToMail } from "@mintreu/developers/queries/invitation-to-mail";
import type { Marketplace } from "./boot";
import type { HttpClient } from "./http-client";
import { newApplicant, type NewDeveloper, signIn, signInAdmin } from "./people";
import { expectOk, uniqueEmail } from "./shopping";

const PASSWORD = "a long enough password";

export interface Account extends NewDeveloper {
  /** Speaks for the owner. */
  owner: HttpClient;
}

/** A developer account that an admin has approved just now. */
export async function newAccount({ http }: Marketplace): Promise<Account> {
  const applicant = await newApplicant(http);
  expectOk(await (await signInAdmin(http)).post(`/admin/developers/${applicant.developerId}/approve`));
  return { ...applicant, owner: await applicant.signInAsDeveloper() };
}

/** Signs somebody up for actor `developer`; their token names no member yet. */
export async function newInvitee({ http }: Marketplace, email = uniqueEmail("member")): Promise<{ email: string; client: HttpClient }> {
  const { token } = expectOk(await http.post("/auth/developer/emailpass/register", { email, password: PASSWORD }));
  return { email, client: http.as({ token }) };
}

/** The token that the mail of an invitation carries. */
export async function mailedToken({ container }: Marketplace, invitation: { id: string; times_sent: number }): Promise<string> {
  const mail = await readInvitationToMail(container, invitation.id, invitation.times_sent, new Date());
  if (!mail) throw new Error(`invitation ${invitation.id} has nothing to mail`);
  return mail.token;
}

export async function invite(owner: HttpClient, email: string, role: MemberRole = "support") {
  return expectOk(await owner.post("/vendor/members/invitations", { email, role })).invitation;
}

export interface NewMember {
  id: string;
  email: string;
  client: HttpClient;
}

/** Somebody who was invited, accepted and signed in. */
export async function newMember(marketplace: Marketplace, owner: HttpClient, role: MemberRole): Promise<NewMember> {
  const { email, client } = await newInvitee(marketplace);
  const token = await mailedToken(marketplace, await invite(owner, email, role));
  const { member } = expectOk(await client.post("/vendor/invitations/accept", { token }));
  return { id: member.id, email, client: await signIn(marketplace.http, "developer", email) };
}
