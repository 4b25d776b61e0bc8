import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findOwnReview } from "../../../../../../queries/own-review";
import { findReviewRight } from "../../../../../../queries/reviewer";

/** The caller's review of a product, or null, and whether they may write one. Errors: product.not_found. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const product_id = String(req.params["id"]);
  const customer_id = req.auth_context.actor_id;
  const knex = databaseOf(req.scope);
  const right = await findReviewRight(knex, product_id, customer_id);
  const review = await findOwnReview(knex, { product_id, customer_id });
  res.setHeader("Cache-Control", "no-store");
  res.json({ review, may_review: right === "ok" && review === null });
};
