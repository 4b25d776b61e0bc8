import { model } from "@medusajs/framework/utils";
import { engagementParties } from "../../../domain/engagement-status";

/** A file in the private store; without a message it waits to be sent, and for its own side only. */
export const EngagementAttachment = model.define("engagement_attachment", {
  id: model.id({ prefix: "engatt" }).primaryKey(),
  engagement_id: model.text(),
  message_id: model.text().nullable(),
  author: model.enum([...engagementParties]),
  author_id: model.text(),
  name: model.text(),
  size_bytes: model.number(),
  content_type: model.text(),
  sha256: model.text(),
  file_key: model.text(),
  /** Null while its bytes arrive, and for ever when they stopped arriving. */
  uploaded_at: model.dateTime().nullable(),
});
