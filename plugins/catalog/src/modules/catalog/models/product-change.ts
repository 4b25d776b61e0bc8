import { model } from "@medusajs/framework/utils";
import { changeKinds, changeStatuses } from "../../../domain/change-status";

/** What a developer asks an admin to accept: the first publication, or a change of what is live. */
export const ProductChange = model.define("product_change", {
  id: model.id({ prefix: "pchg" }).primaryKey(),
  listing_id: model.text(),
  /** The release that waits, of kind `release` only. */
  release_id: model.text().nullable(),
  kind: model.enum([...changeKinds]),
  status: model.enum([...changeStatuses]).default("pending"),
  /** Counts the texts, so that an admin decides on the one that they have read. */
  revision: model.number().default(1),
  payload: model.json(),
  base: model.json().nullable(),
  reason: model.text().nullable(),
  decided_by: model.text().nullable(),
  claimed_at: model.dateTime().nullable(),
  decided_at: model.dateTime().nullable(),
  announced_at: model.dateTime().nullable(),
});
