import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { isbot } from "isbot";
import { dayOf, visitorOf } from "../../../../../domain/visit";
import { CATALOG_MODULE } from "../../../../../modules/catalog";
import type CatalogModuleService from "../../../../../modules/catalog/service";
import { findViewedProduct } from "../../../../../queries/product-views";
import { visitorKeyOf } from "../../../../../views/visitor-key";

/** Somebody looks at a product page. Programs and those who sell the product are not counted. Errors: product.not_found. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const knex = databaseOf(req.scope);
  const product_id = String(req.params["id"]);
  const { actor_id = "", actor_type = "" } = req.auth_context ?? {};
  const viewer = { customer_id: actor_type === "customer" ? actor_id : null, member_id: actor_type === "developer" ? actor_id : null };
  const product = await findViewedProduct(knex, product_id, viewer);
  if (!product) throw notFound("product");
  const userAgent = req.get("user-agent")?.trim();
  if (userAgent && !isbot(userAgent) && !product.is_own) {
    const seen_at = clock.now();
    const visitor = visitorOf(await visitorKeyOf(knex, dayOf(seen_at)), { address: req.ip ?? "", userAgent });
    req.scope.resolve<CatalogModuleService>(CATALOG_MODULE).countView({ product_id, visitor, seen_at });
  }
  res.status(204).end();
};
