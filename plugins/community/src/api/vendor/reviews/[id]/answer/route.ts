import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toVendorReview } from "../../../../../http/vendor-review";
import { findReview } from "../../../../../queries/list-reviews";
import { answerReviewWorkflow } from "../../../../../workflows/answer-review";
import { answerBody } from "../../validators";

/** The developer's one answer to a review, or its new text. Errors: review.not_found, developer.role_not_allowed. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer, actorId } = vendorOf(req);
  const knex = databaseOf(req.scope);
  const own = { id: String(req.params["id"]), developer_id: developer.id, status: "visible" } as const;
  if (!(await findReview(knex, own))) throw notFound("review");
  // Answering is work with customers, as their licences are: support may, an analyst may not.
  requirePermission(req, "licenses.write");
  const { body } = parseOrRefuse(answerBody, req.body ?? {});
  await answerReviewWorkflow(req.scope).run({ input: { id: own.id, developer_id: developer.id, actor_id: actorId, body } });
  const review = await findReview(knex, own);
  if (!review) throw notFound("review");
  res.json({ review: toVendorReview(review) });
};
