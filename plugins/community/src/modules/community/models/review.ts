import { model } from "@medusajs/framework/utils";
import { reviewStatuses } from "../../../domain/review-status";

/**
 * What one customer says of one product. There is one row for both for ever: a deleted review keeps it
 * without its texts, and writing again takes it up, so that deleting does not undo a moderation.
 */
export const Review = model.define("review", {
  id: model.id({ prefix: "rev" }).primaryKey(),
  product_id: model.text(),
  customer_id: model.text(),
  developer_id: model.text(),
  /** The licence that gave the right to review. */
  license_id: model.text(),
  rating: model.number(),
  title: model.text(),
  body: model.text(),
  status: model.enum([...reviewStatuses]).default("visible"),
  hidden_reason: model.text().nullable(),
  edited_at: model.dateTime().nullable(),
  answer_body: model.text().nullable(),
  answered_at: model.dateTime().nullable(),
  answer_edited_at: model.dateTime().nullable(),
  answered_by: model.text().nullable(),
});
