import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { findOwnReview } from "../../../../queries/own-review";
import { editReviewWorkflow } from "../../../../workflows/edit-review";
import { removeReviewWorkflow } from "../../../../workflows/remove-review";
import { reviewEditBody } from "./validators";

/** The author changes their review. Errors: review.not_found. */
export const POST = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const own = { id: String(req.params["id"]), customer_id: req.auth_context.actor_id };
  const knex = databaseOf(req.scope);
  if (!(await findOwnReview(knex, own))) throw notFound("review");
  const changes = parseOrRefuse(reviewEditBody, req.body ?? {});
  await editReviewWorkflow(req.scope).run({ input: { ...own, changes } });
  res.json({ review: await findOwnReview(knex, own) });
};

/** The author takes their review back; doing it again is no fault. Errors: review.not_found. */
export const DELETE = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const id = String(req.params["id"]);
  await removeReviewWorkflow(req.scope).run({ input: { id, customer_id: req.auth_context.actor_id } });
  res.json({ id, object: "review", deleted: true });
};
