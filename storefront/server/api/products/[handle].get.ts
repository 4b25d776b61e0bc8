import type { Listing, ProductPackage, ProductPage } from "../../../shared/contracts";
import { RELEASES_ON_PRODUCT_PAGE, type StoreRelease } from "../../../shared/releases";
import { askBackend, refusal } from "../../lib/backend";
import { renderMarkdown } from "../../lib/markdown";
import { renderReleases } from "../../lib/rendered-releases";

interface StoreProductPage {
  product: ProductPage["product"];
  listing: Listing;
  packages: ProductPackage[];
  releases: { releases: StoreRelease[]; count: number };
}

function notFound(): Error {
  return createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such product.", data: { code: "catalog.product_not_found" } });
}

/**
 * The product page in one request: product, listing, packages and latest releases, all Markdown rendered here so that
 * the browser needs neither the Markdown library nor to trust its output.
 */
export default defineEventHandler(async (event): Promise<ProductPage> => {
  const handle = getRouterParam(event, "handle") ?? "";
  if (!/^[a-z0-9][a-z0-9-_]{0,199}$/i.test(handle)) throw notFound();
  const regionId = getQuery(event).region_id;
  const answer = await askBackend<StoreProductPage>(event, `/store/product-pages/${handle}`, {
    query: { region_id: typeof regionId === "string" ? regionId : undefined, releases: RELEASES_ON_PRODUCT_PAGE },
  });
  if (answer.status === 404) throw notFound();
  if (!answer.ok) throw refusal(answer);
  const { product, listing, packages, releases } = answer.body;
  const { description, ...facts } = listing;
  return { product, listing: { ...facts, description_html: renderMarkdown(description) }, packages, releases: renderReleases(releases) };
});
