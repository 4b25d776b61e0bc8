import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { ListingAction } from "../domain/listing-status";
import { changeListingStatusWorkflow } from "../workflows/change-listing-status";
import { answerProduct, ownProduct } from "./vendor-product";

/** Route handler of an action that the developer takes without anybody's review. */
export function statusRoute(action: Extract<ListingAction, "unlist" | "relist" | "archive">) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const product = await ownProduct(req, "catalog.write");
    await changeListingStatusWorkflow(req.scope).run({ input: { id: product.listing_id, action, reason: null } });
    await answerProduct(req, res, product.id);
  };
}
