import { fixedSitemap, sitemapPart } from "../../../shared/sitemap";
import { siteUrlOf } from "../../lib/site-url";
import { entriesOfPart } from "../../lib/sitemap-entries";

const LAST_PART = 200;

function notFound(): Error {
  return createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such part of the sitemap." });
}

/** Part number of "3.xml", 0 of "pages.xml", else null. */
function partOf(file: string): number | null {
  if (file === "pages.xml") return 0;
  const number = Number(/^([1-9]\d{0,2})\.xml$/.exec(file)?.[1] ?? Number.NaN);
  return number <= LAST_PART ? number : null;
}

/** One part of the sitemap, kept for ten minutes. */
export default defineCachedEventHandler(
  async (event) => {
    const part = partOf(getRouterParam(event, "file") ?? "");
    if (part === null) throw notFound();
    const site = siteUrlOf(event);
    const entries = part === 0 ? [] : await entriesOfPart(event, part);
    if (part > 0 && entries.length === 0) throw notFound();
    setResponseHeader(event, "content-type", "application/xml; charset=utf-8");
    return part === 0 ? fixedSitemap(site) : sitemapPart(site, entries);
  },
  {
    name: "sitemap-part",
    maxAge: 600,
    // Every other name shares one place, so that made-up names fill nothing.
    getKey: (event) => String(partOf(getRouterParam(event, "file") ?? "") ?? "none"),
  },
);
