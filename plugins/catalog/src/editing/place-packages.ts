import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createProductVariantsWorkflow, deleteProductVariantsWorkflow, updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toDecimal } from "@mintreu/kit/domain/money";
import type { ListingDocument, PackageDocument } from "../domain/listing-document";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import { findVariants, type PackageVariant } from "../queries/package-variants";
import type { ListingOfProduct } from "./apply-document";

/** Makes, changes and removes the engine's variants behind the packages, so that they are those of the target. */
export async function placePackages(container: MedusaContainer, listing: ListingOfProduct, live: ListingDocument, target: ListingDocument): Promise<void> {
  const variants = await findVariants(databaseOf(container), listing);
  for (const [id, wanted] of Object.entries(target.packages)) {
    const held = live.packages[id];
    const variant = variants.find(({ package_id }) => package_id === id);
    if (!held || !variant) await createPackage(container, listing, id, wanted, variants);
    else await updateVariant(container, variant.variant_id, held, wanted);
  }
  for (const id of Object.keys(live.packages)) {
    if (!Object.hasOwn(target.packages, id)) await removePackage(container, listing, id, variants);
  }
}

async function createPackage(
  container: MedusaContainer,
  listing: ListingOfProduct,
  id: string,
  wanted: PackageDocument,
  variants: PackageVariant[],
): Promise<void> {
  // A kill may have come between variant and package, or between variant and price: what is half is made anew.
  const half = variants.filter((variant) => variant.made_for === id && variant.package_id === null).map(({ variant_id }) => variant_id);
  if (half.length > 0) await deleteProductVariantsWorkflow(container).run({ input: { ids: half } });
  const others = variants.filter(({ variant_id }) => !half.includes(variant_id));
  const { result } = await createProductVariantsWorkflow(container).run({
    input: {
      product_variants: [
        {
          product_id: listing.product_id,
          title: wanted.title,
          manage_inventory: false,
          options: await optionFor(container, listing, id, wanted.title, others),
          prices: toEnginePrices(wanted.prices),
          metadata: { package_id: id },
        },
      ],
    },
  });
  invariant(result[0], "the engine answers with the variant that it made");
  await container.resolve<CatalogModuleService>(CATALOG_MODULE).addPackage(listing.id, id, result[0].id, wanted);
}

async function updateVariant(container: MedusaContainer, id: string, held: PackageDocument, wanted: PackageDocument): Promise<void> {
  const repriced = JSON.stringify(inOrder(held.prices)) !== JSON.stringify(inOrder(wanted.prices));
  if (held.title === wanted.title && !repriced) return;
  const prices = repriced ? { prices: toEnginePrices(wanted.prices) } : {};
  await updateProductVariantsWorkflow(container).run({ input: { product_variants: [{ id, title: wanted.title, ...prices }] } });
}

/** Only of a product that was never published; its package first, so that a kill leaves a variant that sells nothing. */
async function removePackage(container: MedusaContainer, listing: ListingOfProduct, id: string, variants: PackageVariant[]): Promise<void> {
  await container.resolve<CatalogModuleService>(CATALOG_MODULE).removePackage(listing.id, id);
  const variant = variants.find(({ package_id }) => package_id === id);
  if (variant) await deleteProductVariantsWorkflow(container).run({ input: { ids: [variant.variant_id] } });
}

/**
 * The engine tells variants apart by the value of an option. It is the title with which a package began,
 * and stays when the package is renamed: customers see titles only.
 */
async function optionFor(
  container: MedusaContainer,
  listing: ListingOfProduct,
  id: string,
  title: string,
  variants: PackageVariant[],
): Promise<Record<string, string>> {
  const products = container.resolve(Modules.PRODUCT);
  const product = await products.retrieveProduct(listing.product_id, { relations: ["options"] });
  const option = product.options?.[0];
  invariant(option, "a product of ours has the option of its packages");
  const value = variants.some((variant) => variant.option_value === title) ? `${title} ${id}` : title;
  await products.updateProductOptionValuesOnProduct({ product_id: listing.product_id, product_option_id: option.id, add: [{ value }] });
  return { [option.title]: value };
}

function toEnginePrices(prices: Record<string, number>): { currency_code: string; amount: number }[] {
  return Object.entries(prices).map(([currency_code, minor]) => ({ currency_code, amount: Number(toDecimal(minor, currency_code)) }));
}

function inOrder(prices: Record<string, number>): [string, number][] {
  return Object.entries(prices).sort(([a], [b]) => (a < b ? -1 : 1));
}
