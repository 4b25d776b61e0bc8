import { type Html, html } from "../html";
import { dayOf, oneLine } from "../plain-text";
import { card, styles } from "./layout";

/** Licences of one package with their keys. */
export interface LicensedLine {
  product_title: string;
  package_title: string | null;
  developer_name: string;
  license_type: string;
  expires_at: Date | null;
  updates_until: Date | null;
  /** In the clear; at least one. */
  keys: string[];
}

export function titleOf({ product_title, package_title }: Pick<LicensedLine, "product_title" | "package_title">): string {
  const product = oneLine(product_title);
  return package_title ? `${product} – ${oneLine(package_title)}` : product;
}

function termsOf(line: LicensedLine): string {
  const type = oneLine(line.license_type);
  const terms = [`${type.charAt(0).toUpperCase()}${type.slice(1)} licence by ${oneLine(line.developer_name)}`];
  if (line.expires_at) terms.push(`valid until ${dayOf(line.expires_at)}`);
  if (line.updates_until) terms.push(`updates until ${dayOf(line.updates_until)}`);
  return terms.join(", ");
}

/** A card for each line, for the HTML part. */
export function cardsOf(lines: readonly LicensedLine[]): Html[] {
  return lines.map((line) => {
    const keys = line.keys.map((key) => html`<p class="key" dir="ltr" style="${styles.key}">${key}</p>\n`);
    return card(html`<p class="strong" style="${styles.paragraph};margin:0;font-weight:700"><bdi>${titleOf(line)}</bdi></p>
<p class="quiet" style="${styles.small};margin:0"><bdi>${termsOf(line)}</bdi></p>
${keys}`);
  });
}

/** The same for the text part: each key has a line of its own. */
export function rowsOf(lines: readonly LicensedLine[]): string[] {
  return lines.flatMap((line) => [titleOf(line), termsOf(line), "", ...line.keys.map((key) => `    ${key}`), ""]);
}
