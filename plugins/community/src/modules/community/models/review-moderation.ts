import { model } from "@medusajs/framework/utils";
import { moderationActions } from "../../../domain/review-status";

/** An admin hid or restored a review. The database refuses to change or delete a row. */
export const ReviewModeration = model.define("review_moderation", {
  id: model.id({ prefix: "revmod" }).primaryKey(),
  review_id: model.text(),
  action: model.enum([...moderationActions]),
  reason: model.text(),
  actor_id: model.text(),
});
