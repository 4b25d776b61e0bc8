import { sitemapIndex } from "../../shared/sitemap";
import { siteUrlOf } from "../lib/site-url";
import { countEntries } from "../lib/sitemap-entries";

/** Names the parts of the sitemap. Kept for ten minutes, so that nobody can keep the database busy with it. */
export default defineCachedEventHandler(
  async (event) => {
    const index = sitemapIndex(siteUrlOf(event), await countEntries(event));
    setResponseHeader(event, "content-type", "application/xml; charset=utf-8");
    return index;
  },
  { name: "sitemap-index", maxAge: 600, getKey: () => "index" },
);
