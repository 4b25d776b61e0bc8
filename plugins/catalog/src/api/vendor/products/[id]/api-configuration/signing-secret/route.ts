import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { refuseOtherTypes } from "../../../../../../http/vendor-api-configuration";
import { ownProduct } from "../../../../../../http/vendor-product";
import { CATALOG_MODULE } from "../../../../../../modules/catalog";
import type CatalogModuleService from "../../../../../../modules/catalog/service";

/** What the gateway signs calls of the product with: only for who may change the product, and made at the first need. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  refuseOtherTypes(product);
  res.set("cache-control", "no-store");
  res.json(await req.scope.resolve<CatalogModuleService>(CATALOG_MODULE).signingSecret(product.listing_id));
};
