import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { Permission } from "@mintreu/developers/domain/roles";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { reviewChange } from "../domain/listing-difference";
import type { ListingDocument } from "../domain/listing-document";
import type { ListingEdit } from "../domain/listing-edit";
import { readListingDocument } from "../queries/listing-document";
import { findOpenChange } from "../queries/product-changes";
import { findProductOfDeveloper, type VendorProduct } from "../queries/products-of-developer";
import { editListingWorkflow } from "../workflows/edit-listing";

/** The caller's own product that the path names: 404 for any other, then 403 where the role may not. */
export async function ownProduct(req: MedusaRequest, permission: Permission): Promise<VendorProduct> {
  const product = await findOwnProduct(req);
  requirePermission(req, permission);
  return product;
}

/** As `ownProduct`, for a path that names one of its packages too, on sale or only proposed. */
export async function ownPackage(req: MedusaRequest, permission: Permission): Promise<{ product: VendorProduct; packageId: string }> {
  const product = await findOwnProduct(req);
  const packageId = String(req.params["package_id"]);
  const knex = databaseOf(req.scope);
  const [live, open] = await Promise.all([readListingDocument(knex, product.listing_id), findOpenChange(knex, product.listing_id)]);
  const known = [live?.packages, open?.payload.packages].some((packages) => packages && Object.hasOwn(packages, packageId));
  if (!known) throw notFound("package");
  requirePermission(req, permission);
  return { product, packageId };
}

async function findOwnProduct(req: MedusaRequest): Promise<VendorProduct> {
  const product = await findProductOfDeveloper(databaseOf(req.scope), vendorOf(req).developer.id, String(req.params["id"]));
  if (!product) throw notFound("product");
  return product;
}

/** Does an edit of the caller's product and answers with the product as it stands then. */
export async function answerEdit(req: MedusaRequest, res: MedusaResponse, product: VendorProduct, edit: ListingEdit, status = 200): Promise<void> {
  await editListingWorkflow(req.scope).run({ input: { listing_id: product.listing_id, edit } });
  await answerProduct(req, res, product.id, status);
}

/** The product whole: what is live (or the draft), and beside it the open change with its difference. */
export async function answerProduct(req: MedusaRequest, res: MedusaResponse, productId: string, status = 200): Promise<void> {
  const knex = databaseOf(req.scope);
  const product = await findProductOfDeveloper(knex, vendorOf(req).developer.id, productId);
  if (!product) throw notFound("product");
  const [document, open] = await Promise.all([readListingDocument(knex, product.listing_id), findOpenChange(knex, product.listing_id)]);
  if (!document) throw notFound("product");
  const open_change = open && {
    id: open.id,
    kind: open.kind,
    status: open.status,
    revision: open.revision,
    reason: open.reason,
    created_at: open.created_at,
    difference: open.kind === "change" ? reviewChange(open.base, open.payload, document) : [],
    proposed: open.kind === "change" ? toFields(open.payload) : null,
  };
  res.status(status).json({ product: { ...product, ...toFields(document), open_change } });
}

/** A document as clients read it: packages as a list by rank, prices as amounts. */
export function toFields({ packages, ...fields }: ListingDocument) {
  const list = Object.entries(packages).map(([id, { prices, ...one }]) => ({
    id,
    ...one,
    prices: Object.entries(prices).map(([currency_code, amount_minor]) => ({ amount_minor, currency_code })),
  }));
  return { ...fields, packages: list.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)) };
}
