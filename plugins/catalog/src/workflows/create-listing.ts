import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ContainerRegistrationKeys, Modules, ProductStatus } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { createProductsWorkflow, createRemoteLinkStep, emitEventStep } from "@medusajs/medusa/core-flows";
import { DEVELOPERS_MODULE } from "@mintreu/developers/modules/developers";
import { DomainError, invariant } from "@mintreu/kit/domain/errors";
import { toDecimal } from "@mintreu/kit/domain/money";
import { findTermsFaults, type PackageTerms, packageTermsSchema } from "../domain/package-terms";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import type { NewListing } from "../modules/catalog/service";
import { indexProducts } from "../queries/search-index";

export interface NewPackage {
  title: string;
  sku: string | null;
  prices: { amount_minor: number; currency_code: string }[];
  terms: PackageTerms;
}

export interface NewProduct extends Omit<NewListing, "product_id" | "packages"> {
  title: string;
  subtitle: string | null;
  handle: string;
  thumbnail: string | null;
  images: string[];
  category_ids: string[];
  tag_ids: string[];
  sales_channel_ids: string[];
  packages: NewPackage[];
}

const OPTION = "Package";

/** Refuses contradictions before anything is written. Errors: package.terms_malformed, .terms_contradict, .title_taken, listing.without_package. */
const checkPackagesStep = createStep("check-packages", async ({ packages }: NewProduct) => {
  if (packages.length === 0) throw new DomainError("invalid", "listing.without_package", "A product needs at least one package.");
  const titles = new Set<string>();
  for (const { title, terms, prices } of packages) {
    if (titles.has(title.toLowerCase())) throw new DomainError("conflict", "package.title_taken", `${title}: another package has this title.`);
    titles.add(title.toLowerCase());
    const parsed = packageTermsSchema.safeParse(terms);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new DomainError("invalid", "package.terms_malformed", `${title}: ${issue?.path.join(".")}: ${issue?.message}`);
    }
    const amounts = prices.map((price) => price.amount_minor);
    const [fault] = findTermsFaults(parsed.data, amounts);
    if (fault) throw new DomainError("invalid", "package.terms_contradict", `${title}: ${fault.replaceAll("_", " ")}.`);
  }
  return new StepResponse(void 0);
});

const storeListingStep = createStep(
  "store-listing",
  async (input: NewListing, { container }) => {
    const listing = await container.resolve<CatalogModuleService>(CATALOG_MODULE).createListing(input);
    return new StepResponse(listing, listing.id);
  },
  async (id, { container }) => {
    if (!id) return;
    // Terms are kept for what was sold; this listing sold nothing yet.
    const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex;
    await knex.raw(`delete from package_terms_version where product_package_id in (select id from product_package where listing_id = ?)`, [id]);
    await knex.raw(`delete from listing where id = ?`, [id]);
  },
);

const indexListingStep = createStep("index-new-listing", async ({ product_id }: { product_id: string }, { container }) => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex;
  await indexProducts(knex, [product_id]);
  return new StepResponse(void 0);
});

/** A draft: product with its packages as variants (no shipping, no stock), listing, link to its developer. */
export const createListingWorkflow = createWorkflow("create-listing", (input: WorkflowData<NewProduct>) => {
  checkPackagesStep(input);
  const products = createProductsWorkflow.runAsStep({ input: { products: transform(input, (product) => [toEngineProduct(product)]) } });
  const newListing = transform({ input, products }, ({ input: product, products: created }) => toNewListing(product, created[0]));
  const listing = storeListingStep(newListing);
  createRemoteLinkStep(
    transform({ input, listing }, (data) => [
      { [Modules.PRODUCT]: { product_id: data.listing.product_id }, [DEVELOPERS_MODULE]: { developer_id: data.input.developer_id } },
    ]),
  );
  indexListingStep({ product_id: listing.product_id });
  emitEventStep({ eventName: catalogEvents.created, data: { id: listing.id, product_id: listing.product_id } });
  return new WorkflowResponse(listing);
});

function toEngineProduct(product: NewProduct) {
  return {
    title: product.title,
    ...(product.subtitle ? { subtitle: product.subtitle } : {}),
    description: product.summary,
    handle: product.handle,
    // Tells a draft that a kill left without its listing from a product that somebody made elsewhere.
    metadata: { draft_of: product.developer_id },
    status: ProductStatus.DRAFT,
    is_giftcard: false,
    discountable: true,
    ...(product.thumbnail ? { thumbnail: product.thumbnail } : {}),
    images: product.images.map((url) => ({ url })),
    category_ids: product.category_ids,
    tag_ids: product.tag_ids,
    sales_channels: product.sales_channel_ids.map((id) => ({ id })),
    options: [{ title: OPTION, values: product.packages.map((one) => one.title) }],
    variants: product.packages.map((one) => ({
      title: one.title,
      ...(one.sku ? { sku: one.sku } : {}),
      manage_inventory: false,
      options: { [OPTION]: one.title },
      // The engine stores decimals: this is where minor units leave our hands.
      prices: one.prices.map((price) => ({ currency_code: price.currency_code, amount: Number(toDecimal(price.amount_minor, price.currency_code)) })),
    })),
  };
}

function toNewListing(product: NewProduct, created: { id: string; variants: { id: string; title: string }[] } | undefined): NewListing {
  invariant(created, "the engine answers with the product that it created");
  const packages = product.packages.map((one) => {
    const variant = created.variants.find(({ title }) => title === one.title);
    invariant(variant, `variant ${one.title} exists`);
    return { variant_id: variant.id, terms: one.terms };
  });
  return {
    product_id: created.id,
    developer_id: product.developer_id,
    product_type: product.product_type,
    summary: product.summary,
    description: product.description,
    demo_video_url: product.demo_video_url ?? null,
    documentation_url: product.documentation_url ?? null,
    support_channel: product.support_channel ?? null,
    support_response_hours: product.support_response_hours ?? null,
    compatibility: product.compatibility ?? [],
    ga4_measurement_id: product.ga4_measurement_id ?? null,
    packages,
  };
}
