import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { refuseOtherTypes } from "../../../../../../../http/vendor-api-configuration";
import { ownProduct } from "../../../../../../../http/vendor-product";
import { CATALOG_MODULE } from "../../../../../../../modules/catalog";
import type CatalogModuleService from "../../../../../../../modules/catalog/service";
import { rotateSigningSecretBody } from "../../validators";

/** A new secret; the one before stays valid for a day. Not by a workflow, whose results may be kept in clear. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const { end_previous } = parseOrRefuse(rotateSigningSecretBody, req.body ?? {});
  refuseOtherTypes(product);
  res.set("cache-control", "no-store");
  res.json(await req.scope.resolve<CatalogModuleService>(CATALOG_MODULE).rotateSigning(product.listing_id, { end_previous }));
};
