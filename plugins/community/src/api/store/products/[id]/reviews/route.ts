import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { findOwnReview } from "../../../../../queries/own-review";
import { readProductReviews } from "../../../../../queries/product-reviews";
import { requireReviewer, requireVisibleProduct } from "../../../../../queries/reviewer";
import { writeReviewWorkflow } from "../../../../../workflows/write-review";
import { type ListProductReviewsQuery, reviewBody } from "./validators";

/** A product's visible reviews with their summary. Errors: product.not_found. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { rating, order, limit, offset } = req.validatedQuery as unknown as ListProductReviewsQuery;
  const product_id = String(req.params["id"]);
  const knex = databaseOf(req.scope);
  await requireVisibleProduct(knex, product_id);
  const { reviews, count, summary } = await readProductReviews(knex, { product_id, rating, order, limit, offset });
  res.json({ reviews, count, limit, offset, summary });
};

/** The caller reviews a product. Errors: product.not_found, review.license_required, .own_product, .already_written. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const product_id = String(req.params["id"]);
  const customer_id = req.auth_context.actor_id;
  const knex = databaseOf(req.scope);
  await requireReviewer(knex, product_id, customer_id);
  const texts = parseOrRefuse(reviewBody, req.body ?? {});
  await writeReviewWorkflow(req.scope).run({ input: { ...texts, product_id, customer_id } });
  res.status(201).json({ review: await findOwnReview(knex, { product_id, customer_id }) });
};
