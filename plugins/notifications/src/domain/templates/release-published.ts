import type { Mail, MailSite } from "../mail";
import { oneLine } from "../plain-text";
import { renderNotice } from "./notice";

export interface PublishedRelease {
  product_id: string;
  product_title: string;
  product_handle: string;
  developer_name: string;
  version: string;
  changelog: string;
}

/** The page has the whole of it. */
const LONGEST = 2000;

/** Tells a holder that their licence gives a new version. */
export function renderReleasePublished({ product_title, product_handle, developer_name, version, changelog }: PublishedRelease, site: MailSite): Mail {
  const product = oneLine(product_title);
  const words = changelog.trim();
  return renderNotice({
    title: `${product} ${oneLine(version, 60)} is out`,
    news: `${oneLine(developer_name)} has published version ${oneLine(version, 60)} of ${product}. Your licence gives it to you.`,
    quote: { label: "What is new:", text: words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words },
    next: `Without an account, download it from the page of your order. All versions: ${site.storefront_url}/products/${encodeURIComponent(product_handle)}/changelog`,
    link: { label: "Open your downloads", url: `${site.storefront_url}/account/downloads` },
  });
}
