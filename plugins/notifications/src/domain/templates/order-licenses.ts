import { type Html, html } from "../html";
import type { Mail, MailSite } from "../mail";
import { oneLine } from "../plain-text";
import { button, card, heading, paragraph, renderPage, small, styles } from "./layout";
import { cardsOf, type LicensedLine, rowsOf } from "./licensed-lines";

export interface OrderLicenses {
  order_id: string;
  order_number: string;
  /** Without an account this mail is the only lasting copy of the keys. */
  guest: boolean;
  lines: LicensedLine[];
}

/** The mail of a paid order: every licence key in the clear, in both parts. */
export function renderOrderLicenses(order: OrderLicenses, site: MailSite): Mail {
  const words = wordsOf(order, site);
  return {
    subject: words.subject,
    html: renderPage({ title: words.title, preheader: words.preheader, body: bodyOf(order, words) }),
    text: textOf(order, words),
  };
}

interface Words {
  subject: string;
  title: string;
  preheader: string;
  intro: string;
  link: { label: string; url: string; note: string };
  safekeeping: string;
  use: string;
  check: string;
  example: string;
}

function wordsOf(order: OrderLicenses, site: MailSite): Words {
  const count = order.lines.reduce((sum, line) => sum + line.keys.length, 0);
  const your = count === 1 ? "Your licence" : `Your ${count} licences`;
  const key = count === 1 ? "key" : "keys";
  const orderId = encodeURIComponent(order.order_id);
  return {
    subject: `${your} for order #${order.order_number}`,
    title: count === 1 ? "Your licence is ready" : "Your licences are ready",
    preheader: order.lines
      .map(({ product_title }) => oneLine(product_title, 60))
      .slice(0, 3)
      .join(", "),
    intro: `Thank you for order #${order.order_number}. The licence ${key} below can be used at once.`,
    link: order.guest
      ? {
          label: "Open the order",
          url: `${site.storefront_url}/orders/${orderId}/confirmation`,
          note: "The order page opens in the browser you bought with, for two hours after the purchase.",
        }
      : { label: "See all your licences", url: `${site.storefront_url}/account/licenses`, note: "Sign in to see the licences, their terms and the order." },
    safekeeping: order.guest
      ? `You bought without an account, so this mail is your lasting copy of the ${key}: keep it, and show it to nobody else.`
      : `Whoever has a key can use the licence: show the ${key} to nobody else. You find ${count === 1 ? "it" : "them"} in your account as well.`,
    use: "Enter the key where the product asks for its licence.",
    check: "To check a key yourself, send it to the marketplace; the code VALID means that it can be used:",
    example: `curl -X POST ${site.backend_url}/v1/license/validate -H 'content-type: application/json' -d '{"license_key":"YOUR-KEY"}'`,
  };
}

function bodyOf(order: OrderLicenses, words: Words): Html {
  return html`${paragraph(words.intro)}${cardsOf(order.lines)}${paragraph(words.safekeeping)}${button(words.link.label, words.link.url)}${small(words.link.note)}
${heading("Using a key")}${paragraph(words.use)}${paragraph(words.check)}${card(html`<p class="key" dir="ltr" style="${styles.key};margin:0">${words.example}</p>`)}`;
}

function textOf(order: OrderLicenses, words: Words): string {
  const { link } = words;
  const rest = [
    words.safekeeping,
    "",
    `${link.label}: ${link.url}`,
    link.note,
    "",
    "Using a key",
    words.use,
    words.check,
    "",
    `    ${words.example}`,
    "",
    "mintreu",
  ];
  return [words.title, "", words.intro, "", ...rowsOf(order.lines), ...rest].join("\n") + "\n";
}
