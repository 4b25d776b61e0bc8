import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { draftProduct } from "../../../editing/draft-product";
import { answerProduct } from "../../../http/vendor-product";
import { listProductsOfDeveloper } from "../../../queries/products-of-developer";
import { createProductBody, type VendorProductsQuery } from "./validators";

/** The caller's products in every status. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as VendorProductsQuery;
  const { products, count } = await listProductsOfDeveloper(databaseOf(req.scope), vendorOf(req).developer.id, filter, { limit, offset });
  res.json({ products, count, limit, offset });
};

/** A draft of the caller's account. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "catalog.write");
  const body = parseOrRefuse(createProductBody, req.body);
  const listing = await draftProduct(req.scope, vendorOf(req).developer.id, body);
  await answerProduct(req, res, listing.product_id, 201);
};
