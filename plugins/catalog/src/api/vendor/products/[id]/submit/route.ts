import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerProduct, ownProduct } from "../../../../../http/vendor-product";
import { submitListingWorkflow } from "../../../../../workflows/submit-listing";

/** Asks for review: of a draft, or again of a change that was sent back. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  await submitListingWorkflow(req.scope).run({ input: { listing_id: product.listing_id } });
  await answerProduct(req, res, product.id);
};
