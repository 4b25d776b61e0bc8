import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listProductsOfDeveloper } from "../../../queries/products-of-developer";

/** The caller's products in every status. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const page = req.validatedQuery as { limit: number; offset: number };
  const { products, count } = await listProductsOfDeveloper(databaseOf(req.scope), vendorOf(req).developer.id, page);
  res.json({ products, count, limit: page.limit, offset: page.offset });
};
