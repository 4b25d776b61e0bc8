import { html } from "../html";
import type { Mail } from "../mail";
import { dayOf, oneLine } from "../plain-text";
import { button, paragraph, renderPage, small } from "./layout";

export interface MemberInvitation {
  /** Public name of the developer account. */
  display_name: string;
  /** Name or address of who invites. */
  inviter: string;
  role: "owner" | "manager" | "support" | "analyst";
  expires_at: Date;
  /** Where it is accepted, with the token. */
  url: string;
}

const mayOf: Record<MemberInvitation["role"], string> = {
  owner: "manage everything, members and keys included",
  manager: "manage products and licences",
  support: "see everything and manage licences",
  analyst: "see everything and change nothing",
};

/** Invites somebody to act for a developer account. */
export function renderMemberInvitation(invitation: MemberInvitation): Mail {
  const account = oneLine(invitation.display_name);
  const title = `Join ${account} on mintreu`;
  const news = `${oneLine(invitation.inviter)} invites you to act for the developer account ${account}.`;
  const role = `Your role would be ${invitation.role}: you may ${mayOf[invitation.role]}.`;
  const how = "Sign in with the password of your mintreu account, or choose one if you have none. The address must be the one that this mail was sent to.";
  const until = `The link works once, until ${dayOf(invitation.expires_at)}. If you did not expect this, leave the mail alone: nothing happens without the link.`;
  const body = html`${paragraph(news)}${paragraph(role)}${button("Accept the invitation", invitation.url)}${paragraph(how)}${small(until)}`;
  const text = [title, news, role, `Accept the invitation: ${invitation.url}`, how, until, "mintreu"];
  return { subject: title, html: renderPage({ title, preheader: news, body }), text: `${text.join("\n\n")}\n` };
}
