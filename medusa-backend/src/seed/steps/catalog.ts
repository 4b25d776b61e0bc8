import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createProductCategoriesWorkflow, createProductTagsWorkflow, uploadFilesWorkflow } from "@medusajs/medusa/core-flows";
import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import type CatalogModuleService from "@mintreu/catalog/modules/catalog/service";
import { changeListingStatusWorkflow } from "@mintreu/catalog/workflows/change-listing-status";
import { createListingWorkflow } from "@mintreu/catalog/workflows/create-listing";
import { invariant } from "@mintreu/kit/domain/errors";
import { toMinor } from "@mintreu/kit/domain/money";
import { renderArtwork } from "../demo/artwork";
import { categories } from "../demo/categories";
import { products } from "../demo/products";
import type { DemoCategory, DemoPackage, DemoProduct } from "../demo/types";
import { seedReleases } from "./releases";

export interface CatalogSeed {
  developerIds: Map<string, string>;
  salesChannelId: string;
  backendUrl: string;
}

/** Categories, then every product: drafted by its developer, submitted, and published by an admin. */
export async function seedCatalog(container: MedusaContainer, seed: CatalogSeed): Promise<void> {
  const categoryIds = new Map<string, string>();
  await seedCategories(container, categories, null, categoryIds);
  const tagIds = await seedTags(container, [...new Set(products.flatMap(({ tags }) => tags))]);
  for (const product of products) {
    const listingId = (await findListing(container, product.handle)) ?? (await draft(container, product, seed, { categoryIds, tagIds }));
    await publish(container, listingId, product);
  }
}

async function seedCategories(container: MedusaContainer, list: readonly DemoCategory[], parentId: string | null, ids: Map<string, string>): Promise<void> {
  const engine = container.resolve(Modules.PRODUCT);
  for (const [rank, { handle, name, description, children }] of list.entries()) {
    let [category] = await engine.listProductCategories({ handle }, { take: 1 });
    if (!category) {
      const { result } = await createProductCategoriesWorkflow(container).run({
        input: { product_categories: [{ name, handle, description, is_active: true, is_internal: false, rank, parent_category_id: parentId }] },
      });
      [category] = result;
    }
    invariant(category, `category ${handle} exists`);
    ids.set(handle, category.id);
    await seedCategories(container, children, category.id, ids);
  }
}

async function seedTags(container: MedusaContainer, values: string[]): Promise<Map<string, string>> {
  const engine = container.resolve(Modules.PRODUCT);
  const known = await engine.listProductTags({ value: values }, { take: values.length });
  const missing = values.filter((value) => !known.some((tag) => tag.value === value));
  const { result } =
    missing.length > 0 ? await createProductTagsWorkflow(container).run({ input: { product_tags: missing.map((value) => ({ value })) } }) : { result: [] };
  return new Map([...known, ...result].map((tag) => [tag.value, tag.id]));
}

/** The listing of a product by its handle. */
export async function findListing(container: MedusaContainer, handle: string): Promise<string | null> {
  const [product] = await container.resolve(Modules.PRODUCT).listProducts({ handle }, { take: 1, select: ["id"] });
  if (!product) return null;
  const [listing] = await container.resolve<CatalogModuleService>(CATALOG_MODULE).listListings({ product_id: product.id }, { take: 1 });
  invariant(listing, `product ${handle} has a listing: both are made by one workflow`);
  return listing.id;
}

async function draft(
  container: MedusaContainer,
  product: DemoProduct,
  { developerIds, salesChannelId, backendUrl }: CatalogSeed,
  { categoryIds, tagIds }: { categoryIds: Map<string, string>; tagIds: Map<string, string> },
): Promise<string> {
  const { developer, categories: handles, tags, packages, ...fields } = product;
  const thumbnail = await uploadArtwork(container, product, backendUrl);
  const { result } = await createListingWorkflow(container).run({
    input: {
      ...fields,
      developer_id: idOf(developerIds, developer),
      category_ids: handles.map((handle) => idOf(categoryIds, handle)),
      tag_ids: tags.map((tag) => idOf(tagIds, tag)),
      sales_channel_ids: [salesChannelId],
      thumbnail,
      images: [thumbnail],
      packages: packages.map(toNewPackage),
    },
  });
  return result.id;
}

function toNewPackage({ sku, title, terms, price_eur, price_usd }: DemoPackage) {
  const prices = [
    { currency_code: "eur", amount_minor: toMinor(price_eur, "eur") },
    { currency_code: "usd", amount_minor: toMinor(price_usd, "usd") },
  ];
  return { sku, title, terms, prices };
}

async function publish(container: MedusaContainer, listingId: string, product: DemoProduct): Promise<void> {
  const listing = await container.resolve<CatalogModuleService>(CATALOG_MODULE).retrieveListing(listingId);
  if (listing.status === "published") return;
  if (listing.status === "draft") {
    await seedReleases(container, listing, product);
    await changeListingStatusWorkflow(container).run({ input: { id: listingId, action: "submit", reason: null } });
  }
  await changeListingStatusWorkflow(container).run({ input: { id: listingId, action: "publish", reason: null } });
}

/** A file of our own server is kept without its address, which may change from start to start. */
async function uploadArtwork(container: MedusaContainer, product: DemoProduct, backendUrl: string): Promise<string> {
  const svg = renderArtwork({ ...product, seed: product.developer });
  const { result } = await uploadFilesWorkflow(container).run({
    input: { files: [{ filename: `${product.handle}.svg`, mimeType: "image/svg+xml", content: Buffer.from(svg).toString("base64"), access: "public" }] },
  });
  const url = result[0]?.url;
  invariant(url, "the file module answers with the address of what it stored");
  return url.startsWith(`${backendUrl}/`) ? url.slice(backendUrl.length) : url;
}

function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name);
  invariant(id, `${name} was seeded before`);
  return id;
}
