import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findReview } from "../../../../queries/list-reviews";
import { listModerations } from "../../../../queries/moderation-log";

const LOG_ROWS = 100;

/** A review with what admins did to it. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const knex = databaseOf(req.scope);
  const review = await findReview(knex, { id: String(req.params["id"]) });
  if (!review) throw notFound("review");
  res.json({ review: { ...review, moderations: await listModerations(knex, review.id, LOG_ROWS) } });
};
