import type { Mail, MailSite } from "../mail";
import { oneLine } from "../plain-text";
import { renderNotice } from "./notice";

export interface DecidedProduct {
  product_id: string;
  title: string;
  /** What was asked for. */
  kind: "publish" | "change" | "release";
  decision: "approved" | "changes_requested";
  reason: string | null;
}

const asked: Record<DecidedProduct["kind"], string> = { publish: "publication", change: "change", release: "release" };

const live: Record<DecidedProduct["kind"], string> = {
  publish: "It is in the storefront now.",
  change: "What you proposed is live now. What was sold before keeps its terms.",
  release: "Customers whose licence covers it can download it now.",
};

/** Tells those who write the catalogue what an admin decided about a product of theirs. */
export function renderProductDecided({ product_id, title, kind, decision, reason }: DecidedProduct, site: MailSite): Mail {
  const name = oneLine(title);
  const approved = decision === "approved";
  return renderNotice({
    title: approved ? `${name}: approved` : `${name}: changes requested`,
    news: approved ? `We have approved the ${asked[kind]} of ${name}.` : `We could not approve the ${asked[kind]} of ${name} as it is.`,
    quote: approved ? undefined : { label: "The reason:", text: reason ?? "" },
    next: approved ? live[kind] : "Nothing of what is live has changed. Mend it and ask again.",
    link: { label: "Open the product", url: `${site.backend_url}/developer/products/${encodeURIComponent(product_id)}` },
  });
}
