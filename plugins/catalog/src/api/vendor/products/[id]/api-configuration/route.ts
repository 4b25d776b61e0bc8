import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { answerConfiguration, refuseOtherTypes } from "../../../../../http/vendor-api-configuration";
import { ownProduct } from "../../../../../http/vendor-product";
import { configureApiWorkflow } from "../../../../../workflows/configure-api";
import { apiConfigurationBody } from "./validators";

/** How the gateway reaches the product and what it offers; the secret is never answered. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "read");
  refuseOtherTypes(product, { reads: true });
  await answerConfiguration(req, res, product);
};

/** Changes what the body names; `endpoints` replaces all of them. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const change = parseOrRefuse(apiConfigurationBody, req.body ?? {});
  refuseOtherTypes(product);
  await configureApiWorkflow(req.scope).run({ input: { listing_id: product.listing_id, change } });
  await answerConfiguration(req, res, product);
};
