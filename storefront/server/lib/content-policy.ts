interface PolicyOptions {
  nonce: string;
  /** Origins that pictures may come from, separated by spaces. */
  mediaOrigins: string;
  /** Where the API products answer: the console calls them from the page. */
  gatewayUrl?: string;
  /** The page shows a product whose developer measures, and the visitor has agreed to it. */
  measured?: boolean;
}

const TAG_HOST = "https://www.googletagmanager.com";
const ORIGIN = /^https?:\/\/[\w.:-]+/;
const MEASURING_HOSTS = ["https://*.google-analytics.com", "https://*.analytics.google.com", "https://*.googletagmanager.com"];

/** The page's Content-Security-Policy: scripts only from here or with this answer's nonce. */
export function contentPolicy({ nonce, mediaOrigins, gatewayUrl = "", measured = false }: PolicyOptions): string {
  const media = mediaOrigins.split(/\s+/).filter((origin) => /^https?:\/\/[\w.:-]+$/.test(origin));
  const gateway = ORIGIN.exec(gatewayUrl)?.slice(0, 1) ?? [];
  const measuring = measured ? MEASURING_HOSTS : [];
  return [
    "default-src 'self'",
    ["script-src 'self'", `'nonce-${nonce}'`, ...(measured ? [TAG_HOST] : [])].join(" "),
    // The component library positions menus and dialogs with style attributes.
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data:", ...media, ...measuring].join(" "),
    "font-src 'self'",
    ["connect-src 'self'", ...gateway, ...measuring].join(" "),
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Either a whole other tag, its quoted attributes included, or the beginning of a script's.
const TAGS = /<(?!script[\s>])[a-z!/][^\s>"']*(?:"[^"]*"|'[^']*'|[^"'>])*>|<script(?=[\s>])/gi;

/**
 * Marks every script tag of the rendered page with the nonce. A description's attribute may hold the letters `<script>`,
 * since only quotes are escaped there: what stands inside another tag is left alone, or the nonce's own quotes would
 * end that attribute and let its words become markup.
 */
export function withNonce(html: string, nonce: string): string {
  return html.replace(TAGS, (tag) => (tag.toLowerCase() === "<script" ? `${tag} nonce="${nonce}"` : tag));
}
