import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { currencyOfRegion } from "../../../../../http/currency-of-region";
import { listPackagesOfProduct } from "../../../../../queries/packages-of-product";
import { findVisibleListing } from "../../../../../queries/visible-listing";

/** Packages of a visible product by rank. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { region_id } = req.validatedQuery as { region_id?: string };
  const productId = String(req.params["id"]);
  const knex = databaseOf(req.scope);
  if (!(await findVisibleListing(knex, productId))) throw notFound("product");
  const packages = await listPackagesOfProduct(knex, productId, await currencyOfRegion(req, region_id));
  res.json({ packages, count: packages.length, limit: packages.length, offset: 0 });
};
