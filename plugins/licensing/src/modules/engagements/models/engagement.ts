import { model } from "@medusajs/framework/utils";
import { engagementStatuses } from "../../../domain/engagement-status";

/** The work that a licence of a service pays for. Whose it is follows from the licence, which may change hands. */
export const Engagement = model.define("engagement", {
  id: model.id({ prefix: "eng" }).primaryKey(),
  license_id: model.text(),
  product_id: model.text(),
  developer_id: model.text(),
  status: model.enum([...engagementStatuses]).default("requested"),
  scheduled_for: model.dateTime().nullable(),
  delivered_at: model.dateTime().nullable(),
  accepted_at: model.dateTime().nullable(),
});
