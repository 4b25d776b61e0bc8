import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { currencyOfRegion } from "../../../../../http/currency-of-region";
import { listPackagesOfProduct } from "../../../../../queries/packages-of-product";
import { isVisible } from "../../../../../queries/visible-listing";

/** Packages of a visible product by rank. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { region_id } = req.validatedQuery as { region_id?: string };
  const productId = String(req.params["id"]);
  const knex = databaseOf(req.scope);
  const [visible, currencyCode] = await Promise.all([isVisible(knex, productId), currencyOfRegion(req, region_id)]);
  if (!visible) throw notFound("product");
  const packages = await listPackagesOfProduct(knex, productId, currencyCode);
  res.json({ packages, count: packages.length, limit: packages.length, offset: 0 });
};
