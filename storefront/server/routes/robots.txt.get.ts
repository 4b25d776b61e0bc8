import { siteUrlOf } from "../lib/site-url";

/** Pages of one visitor, and answers that are no pages, are nothing to be found. */
const CLOSED = ["/account", "/api/", "/cart", "/checkout", "/orders/", "/sign-in", "/sign-up"];

export default defineEventHandler((event) => {
  setResponseHeaders(event, { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" });
  return ["User-agent: *", ...CLOSED.map((path) => `Disallow: ${path}`), "", `Sitemap: ${siteUrlOf(event)}/sitemap.xml`, ""].join("\n");
});
