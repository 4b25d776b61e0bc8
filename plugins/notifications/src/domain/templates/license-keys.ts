import { html } from "../html";
import type { Mail, MailSite } from "../mail";
import { oneLine } from "../plain-text";
import { button, paragraph, renderPage, small } from "./layout";
import { cardsOf, type LicensedLine, rowsOf } from "./licensed-lines";

export interface LicenseKeys {
  /** Given by hand, or sent once more because the developer was asked to. */
  occasion: "issued" | "resent";
  developer_name: string;
  /** Whether an account holds them; otherwise they can be claimed into one. */
  held: boolean;
  lines: LicensedLine[];
}

/** Keys that a developer has sent, in the clear, in both parts. */
export function renderLicenseKeys({ occasion, developer_name, held, lines }: LicenseKeys, site: MailSite): Mail {
  const one = lines.reduce((sum, line) => sum + line.keys.length, 0) === 1;
  const developer = oneLine(developer_name);
  const title = occasion === "issued" ? `${developer} gave you ${one ? "a licence" : "licences"}` : `Your licence ${one ? "key" : "keys"} once more`;
  const intro = occasion === "issued" ? `The licence ${one ? "key" : "keys"} below can be used at once.` : `${developer} sends you this again.`;
  const safekeeping = `Whoever has a key can use the licence: show ${one ? "it" : "them"} to nobody else.`;
  const link = held
    ? { label: "See all your licences", url: `${site.storefront_url}/account/licenses`, note: "Sign in to see the licences and their terms." }
    : {
        label: "Keep it in your account",
        url: `${site.storefront_url}/account/licenses/claim`,
        note: "Ask there for the licences of this address: a link comes to this mailbox and puts them into your account.",
      };
  const body = html`${paragraph(intro)}${cardsOf(lines)}${paragraph(safekeeping)}${button(link.label, link.url)}${small(link.note)}`;
  const text = [title, "", intro, "", ...rowsOf(lines), safekeeping, "", `${link.label}: ${link.url}`, link.note, "", "mintreu"];
  return { subject: title, html: renderPage({ title, preheader: intro, body }), text: `${text.join("\n")}\n` };
}
