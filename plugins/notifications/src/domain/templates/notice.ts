import { html, nothing } from "../html";
import type { Mail } from "../mail";
import { linesOf, oneLine, quoted } from "../plain-text";
import { button, paragraph, quotation, renderPage } from "./layout";

/** A short mail: what happened, what somebody said about it, what to do next. */
export interface Notice {
  title: string;
  news: string;
  /** Words of somebody else, shown as they wrote them; blank ones are left out. */
  quote?: { label: string; text: string } | undefined;
  next?: string | undefined;
  link?: { label: string; url: string } | undefined;
}

/** Both parts of a notice. Titles and news may hold names of others: each becomes one line. */
export function renderNotice({ title, news, quote, next, link }: Notice): Mail {
  const [subject, said] = [oneLine(title, 160), oneLine(news, 400)];
  const words = quote?.text.trim() ? quote : undefined;
  const body = html`${paragraph(said)}${words ? html`${paragraph(words.label)}${quotation(linesOf(words.text.trim()))}` : nothing}${next ? paragraph(next) : nothing}${link ? button(link.label, link.url) : nothing}`;
  const text = [
    subject,
    said,
    ...(words ? [words.label, quoted(words.text.trim())] : []),
    ...(next ? [next] : []),
    ...(link ? [`${link.label}: ${link.url}`] : []),
    "mintreu",
  ];
  return { subject, html: renderPage({ title: subject, preheader: said, body }), text: `${text.join("\n\n")}\n` };
}
