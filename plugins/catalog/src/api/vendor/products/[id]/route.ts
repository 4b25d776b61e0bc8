import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findProductOfDeveloper } from "../../../../queries/products-of-developer";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await findProductOfDeveloper(databaseOf(req.scope), vendorOf(req).developer.id, String(req.params["id"]));
  if (!product) throw notFound("product");
  res.json({ product });
};
