/** The page's Content-Security-Policy: scripts only from here or with this answer's nonce. */
export function contentPolicy(nonce: string, mediaOrigins: string): string {
  const media = mediaOrigins.split(/\s+/).filter((origin) => /^https?:\/\/[\w.:-]+$/.test(origin));
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // The component library positions menus and dialogs with style attributes.
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data:", ...media].join(" "),
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Marks every script tag of the rendered page with the nonce. Rendered text cannot hold one: it is escaped. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`);
}
