import { model } from "@medusajs/framework/utils";
import { engagementParties, engagementStatuses } from "../../../domain/engagement-status";

/** What was said and which step was taken. The database refuses to change or delete a row. */
export const EngagementMessage = model.define("engagement_message", {
  id: model.id({ prefix: "engmsg" }).primaryKey(),
  engagement_id: model.text(),
  author: model.enum([...engagementParties]),
  author_id: model.text().nullable(),
  /** The status that a step led to; null for a plain message. */
  step: model.enum([...engagementStatuses]).nullable(),
  scheduled_for: model.dateTime().nullable(),
  body: model.text(),
});
