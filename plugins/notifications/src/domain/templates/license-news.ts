import { html, nothing } from "../html";
import type { Mail } from "../mail";
import { dayOf, linesOf, oneLine, quoted } from "../plain-text";
import { button, paragraph, quotation, renderPage, small } from "./layout";
import { titleOf } from "./licensed-lines";

/** Which licence a mail speaks of; its key in the masked form. */
export interface NewsLicense {
  product_title: string;
  package_title: string | null;
  masked_key: string;
}

/** What has happened, with what the words need. */
export type LicenseNews =
  | { kind: "expiring"; days: number; expires_at: Date }
  | { kind: "expired" }
  | { kind: "suspended"; reason: string | null }
  | { kind: "revoked"; reason: string | null }
  | { kind: "transfer_requested"; from: string; email: string; expires_at: Date }
  | { kind: "transfer_declined"; email: string; reason: string | null }
  | { kind: "transfer_approved"; email: string }
  | { kind: "transfer_offered"; from: string; expires_at: Date }
  | { kind: "transfer_received"; from: string }
  | { kind: "extension_requested"; from: string; days: number; message: string }
  | { kind: "extension_granted"; days: number; expires_at: Date | null; reason: string | null }
  | { kind: "extension_declined"; reason: string | null };

interface Words {
  title: string;
  news: string;
  /** Somebody's own words. */
  quote?: string | null;
  next: string;
  /** What the button says. */
  open: string;
}

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

/** Words by kind; the second argument is the licence's title. */
const wordsOf: { [Kind in LicenseNews["kind"]]: (news: Extract<LicenseNews, { kind: Kind }>, license: string) => Words } = {
  expiring: (news, license) => ({
    title: `Your licence ends in ${days(news.days)}`,
    news: `Your licence of ${license} ends on ${dayOf(news.expires_at)}.`,
    next: "Renewed before then, the new time begins where the old one ends: nothing of it is lost.",
    open: "Renew it",
  }),
  expired: (_news, license) => ({
    title: "Your licence has ended",
    news: `The time of your licence of ${license} is over, and its key is no longer valid.`,
    next: "Renew it and the same key works again.",
    open: "Renew it",
  }),
  suspended: (news, license) => ({
    title: "Your licence is suspended",
    news: `Your licence of ${license} does not work for now.`,
    quote: news.reason,
    next: "It can come back. Ask the developer if you do not know why.",
    open: "See the licence",
  }),
  revoked: (news, license) => ({
    title: "Your licence was revoked",
    news: `Your licence of ${license} no longer works.`,
    quote: news.reason,
    next: "If you think that this is a mistake, answer the developer or the marketplace.",
    open: "See the licence",
  }),
  transfer_requested: (news, license) => ({
    title: "A customer wants to hand a licence over",
    news: `${oneLine(news.from)} wants ${oneLine(news.email)} to have the licence of ${license}.`,
    next: `Approve or decline it until ${dayOf(news.expires_at)}; without an answer everything stays as it is.`,
    open: "Decide",
  }),
  transfer_declined: (news, license) => ({
    title: "Your licence stays with you",
    news: `The developer declined to let ${oneLine(news.email)} have your licence of ${license}.`,
    quote: news.reason,
    next: "Nothing has changed: your key works as before.",
    open: "See the licence",
  }),
  transfer_approved: (news, license) => ({
    title: "Your licence may be handed over",
    news: `The developer agreed: ${oneLine(news.email)} gets your licence of ${license}.`,
    next: "Once it is theirs your key and all its activations end.",
    open: "See your licences",
  }),
  transfer_offered: (news, license) => ({
    title: "A licence is waiting for you",
    news: `${oneLine(news.from)} hands you the licence of ${license}, and its developer agreed.`,
    next: `Sign in, or create an account, and open the link below until ${dayOf(news.expires_at)}. It works once; give it to nobody else.`,
    open: "Take the licence",
  }),
  transfer_received: (news, license) => ({
    title: "You have a new licence",
    news: `${oneLine(news.from)} handed you the licence of ${license}, and its developer agreed.`,
    next: "It stands in your account with a key of its own.",
    open: "See the licence",
  }),
  extension_requested: (news, license) => ({
    title: "A customer asks for more time",
    news: `${oneLine(news.from)} asks for ${days(news.days)} more for the licence of ${license}.`,
    quote: news.message,
    next: "Grant as many days as you like, or decline.",
    open: "Decide",
  }),
  extension_granted: (news, license) => ({
    title: `You have ${days(news.days)} more`,
    news: `The developer extended your licence of ${license}${news.expires_at ? `: it now ends on ${dayOf(news.expires_at)}` : ""}.`,
    quote: news.reason,
    next: "The same key goes on working.",
    open: "See the licence",
  }),
  extension_declined: (news, license) => ({
    title: "Your licence was not extended",
    news: `The developer declined to extend your licence of ${license}.`,
    quote: news.reason,
    next: "You can renew it in your account.",
    open: "See the licence",
  }),
};

/** Tells what happened to a licence; `url` is where the button leads. */
export function renderLicenseNews(news: LicenseNews, license: NewsLicense, url: string): Mail {
  const words = (wordsOf[news.kind] as (news: LicenseNews, license: string) => Words)(news, titleOf(license));
  const quote = words.quote?.trim() ?? "";
  const key = `Key: ${oneLine(license.masked_key)}`;
  const body = html`${paragraph(words.news)}${quote ? quotation(linesOf(quote)) : nothing}${paragraph(words.next)}${button(words.open, url)}${small(key)}`;
  const text = [words.title, words.news, ...(quote ? [quoted(quote)] : []), words.next, `${words.open}: ${url}`, key, "mintreu"];
  return { subject: words.title, html: renderPage({ title: words.title, preheader: words.news, body }), text: `${text.join("\n\n")}\n` };
}

/** Carries the link that puts an address's licences into an account. */
export function renderClaimLink(claim: { count: number; expires_at: Date; url: string }): Mail {
  const what = claim.count === 1 ? "a licence" : `${claim.count} licences`;
  const title = "Put your licences into your account";
  const news = `There ${claim.count === 1 ? "is" : "are"} ${what} under this address that no account holds yet.`;
  const next = `Sign in, or create an account, and open the link below until ${dayOf(claim.expires_at)}. It works once; give it to nobody else.`;
  const ignore = "If you did not ask for this, leave the mail alone: nothing happens without the link.";
  const body = html`${paragraph(news)}${paragraph(next)}${button("Claim the licences", claim.url)}${small(ignore)}`;
  const text = [title, news, next, `Claim the licences: ${claim.url}`, ignore, "mintreu"];
  return { subject: title, html: renderPage({ title, preheader: news, body }), text: `${text.join("\n\n")}\n` };
}
