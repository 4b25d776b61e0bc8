/** What the store API lists for search engines. */
export interface SitemapEntry {
  kind: "product" | "developer" | "category" | "collection";
  handle: string;
  updated_at: string | null;
}

/** Addresses in one part: as many as the store API hands out at once; the protocol allows 50,000. */
export const SITEMAP_PART_SIZE = 5000;

const FOLDERS: Record<SitemapEntry["kind"], string> = { product: "products", developer: "developers", category: "categories", collection: "collections" };
/** Pages that stand whatever is on sale. */
export const FIXED_PATHS = ["/", "/products", "/categories", "/collections", "/developers"];

function escapeXml(text: string): string {
  return text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function lastModified(iso: string | null | undefined): string {
  const date = new Date(iso ?? "");
  return Number.isNaN(date.getTime()) ? "" : `<lastmod>${date.toISOString()}</lastmod>`;
}

function element(name: "url" | "sitemap", location: string, updatedAt?: string | null): string {
  return `<${name}><loc>${escapeXml(location)}</loc>${lastModified(updatedAt)}</${name}>`;
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n`;
const SPACE = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`;

/** The index that names all parts: the fixed pages and as many parts as `count` entries need. */
export function sitemapIndex(siteUrl: string, count: number): string {
  const parts = Math.ceil(count / SITEMAP_PART_SIZE);
  const names = ["pages", ...Array.from({ length: parts }, (_, index) => String(index + 1))];
  return `${HEAD}<sitemapindex ${SPACE}>${names.map((name) => element("sitemap", `${siteUrl}/sitemaps/${name}.xml`)).join("")}</sitemapindex>\n`;
}

export function fixedSitemap(siteUrl: string): string {
  return `${HEAD}<urlset ${SPACE}>${FIXED_PATHS.map((path) => element("url", `${siteUrl}${path}`)).join("")}</urlset>\n`;
}

/** One part; entries of a kind that has no page are left out. */
export function sitemapPart(siteUrl: string, entries: SitemapEntry[]): string {
  const urls = entries
    .filter(({ kind }) => kind in FOLDERS)
    .map(({ kind, handle, updated_at }) => element("url", `${siteUrl}/${FOLDERS[kind]}/${encodeURIComponent(handle)}`, updated_at));
  return `${HEAD}<urlset ${SPACE}>${urls.join("")}</urlset>\n`;
}
