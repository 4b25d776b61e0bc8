import type { H3Event } from "h3";
import type { Listing, ProductPackage, ProductPage } from "../../../shared/contracts";
import { RELEASES_ON_PRODUCT_PAGE } from "../../../shared/releases";
import { askBackend, refusal } from "../../lib/backend";
import { renderMarkdown } from "../../lib/markdown";
import { renderedReleases } from "../../lib/rendered-releases";

interface StoreProduct {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  images?: { url: string }[] | null;
  tags?: { value: string }[] | null;
  categories?: { handle: string; name: string }[] | null;
}

const FIELDS = "id,handle,title,subtitle,thumbnail,*images,*tags,*categories";

function notFound(): Error {
  return createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such product.", data: { code: "catalog.product_not_found" } });
}

async function findProduct(event: H3Event, handle: string): Promise<StoreProduct> {
  const found = await askBackend<{ products: StoreProduct[] }>(event, "/store/products", { query: { handle, limit: 1, fields: FIELDS } });
  if (!found.ok) throw refusal(found);
  const product = found.body.products[0];
  if (!product) throw notFound();
  return product;
}

/**
 * The product page in one request: product, listing, packages and latest releases, all Markdown rendered here so that
 * the browser needs neither the Markdown library nor to trust its output.
 */
export default defineEventHandler(async (event): Promise<ProductPage> => {
  const handle = getRouterParam(event, "handle") ?? "";
  if (!/^[a-z0-9][a-z0-9-_]{0,199}$/i.test(handle)) throw notFound();
  const regionId = getQuery(event).region_id;
  const product = await findProduct(event, handle);
  const [listing, packages, releases] = await Promise.all([
    askBackend<{ listing: Listing }>(event, `/store/products/${product.id}/listing`),
    askBackend<{ packages: ProductPackage[] }>(event, `/store/products/${product.id}/packages`, {
      query: { region_id: typeof regionId === "string" ? regionId : undefined, limit: 50 },
    }),
    // The page stands without them.
    renderedReleases(event, product.id, RELEASES_ON_PRODUCT_PAGE, 0).catch(() => null),
  ]);
  if (listing.status === 404) throw notFound();
  if (!listing.ok) throw refusal(listing);
  if (!packages.ok) throw refusal(packages);
  const { description, ...facts } = listing.body.listing;
  return {
    product: {
      id: product.id,
      handle: product.handle,
      title: product.title,
      subtitle: product.subtitle,
      thumbnail: product.thumbnail,
      images: (product.images ?? []).map((image) => image.url),
      tags: (product.tags ?? []).map((tag) => tag.value),
      categories: (product.categories ?? []).map(({ handle: categoryHandle, name }) => ({ handle: categoryHandle, name })),
    },
    listing: { ...facts, description_html: renderMarkdown(description) },
    packages: packages.body.packages.toSorted((a, b) => a.rank - b.rank),
    releases,
  };
});
