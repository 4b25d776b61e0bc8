import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerProduct, ownProduct } from "../../../../../http/vendor-product";
import { withdrawListingWorkflow } from "../../../../../workflows/withdraw-listing";

/** Takes a draft out of review, or the open change of a live product back. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  await withdrawListingWorkflow(req.scope).run({ input: { listing_id: product.listing_id } });
  await answerProduct(req, res, product.id);
};
