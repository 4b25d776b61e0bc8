import { html, nothing } from "../html";
import type { Mail, MailSite } from "../mail";
import { linesOf, oneLine, quoted } from "../plain-text";
import { button, paragraph, quotation, renderPage } from "./layout";

export type DeveloperDecision = "approved" | "rejected" | "suspended" | "reinstated";

export interface DecidedDeveloper {
  display_name: string;
  handle: string;
  decision: DeveloperDecision;
  reason: string | null;
}

interface Words {
  title: string;
  news: (name: string) => string;
  next: string;
  /** Only an account that is open has a public page. */
  open: boolean;
}

const wordsOf: Record<DeveloperDecision, Words> = {
  approved: {
    title: "Welcome, your developer account is open",
    news: (name) => `We have approved your application for ${name}.`,
    next: "Sign in as developer with the e-mail address and the password you have already.",
    open: true,
  },
  rejected: {
    title: "About your developer application",
    news: (name) => `We could not approve your application for ${name}.`,
    next: "Your customer account stays as it is, and you may apply again.",
    open: false,
  },
  suspended: {
    title: "Your developer account is suspended",
    news: (name) => `We have suspended the developer account ${name}.`,
    next: "Until it is reinstated its products cannot be bought.",
    open: false,
  },
  reinstated: {
    title: "Your developer account is open again",
    news: (name) => `We have reinstated the developer account ${name}.`,
    next: "Its published products can be bought again.",
    open: true,
  },
};

/** Tells the owner of a developer account what was decided, with the reason where one was given. */
export function renderDeveloperDecided(developer: DecidedDeveloper, site: MailSite): Mail {
  const words = wordsOf[developer.decision];
  const news = words.news(oneLine(developer.display_name));
  const reason = developer.reason?.trim() ?? "";
  const page = `${site.storefront_url}/developers/${encodeURIComponent(developer.handle)}`;
  const body = html`${paragraph(news)}${reason ? html`${paragraph("The reason:")}${quotation(linesOf(reason))}` : nothing}${paragraph(words.next)}${words.open ? button("Your public page", page) : nothing}`;
  const text = [
    words.title,
    news,
    ...(reason ? ["The reason:", quoted(reason)] : []),
    words.next,
    ...(words.open ? [`Your public page: ${page}`] : []),
    "mintreu",
  ];
  return { subject: words.title, html: renderPage({ title: words.title, preheader: news, body }), text: `${text.join("\n\n")}\n` };
}
