import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { moderationBody } from "../api/admin/reviews/validators";
import type { ModerationAction } from "../domain/review-status";
import { findReview } from "../queries/list-reviews";
import { moderateReviewWorkflow } from "../workflows/moderate-review";

/** Route handler of one action of an admin on a review, each with a reason. */
export function moderationRoute(action: ModerationAction) {
  return async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
    const id = String(req.params["id"]);
    const knex = databaseOf(req.scope);
    if (!(await findReview(knex, { id }))) throw notFound("review");
    const { reason } = parseOrRefuse(moderationBody, req.body ?? {});
    await moderateReviewWorkflow(req.scope).run({ input: { id, action, reason, actor_id: req.auth_context.actor_id } });
    res.json({ review: await findReview(knex, { id }) });
  };
}
