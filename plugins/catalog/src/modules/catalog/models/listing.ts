import { model } from "@medusajs/framework/utils";
import { listingStatuses } from "../../../domain/listing-status";
import { productTypes } from "../../../domain/product-type";
import { ProductPackage } from "./product-package";

/** What the marketplace knows of a product beyond the engine: owner, type, texts, status. */
export const Listing = model.define("listing", {
  id: model.id({ prefix: "lst" }).primaryKey(),
  product_id: model.text(),
  developer_id: model.text(),
  product_type: model.enum([...productTypes]),
  status: model.enum([...listingStatuses]).default("draft"),
  status_reason: model.text().nullable(),
  summary: model.text(),
  description: model.text(),
  demo_video_url: model.text().nullable(),
  documentation_url: model.text().nullable(),
  support_channel: model.text().nullable(),
  support_response_hours: model.number().nullable(),
  compatibility: model.array(),
  ga4_measurement_id: model.text().nullable(),
  published_at: model.dateTime().nullable(),
  packages: model.hasMany(() => ProductPackage, { mappedBy: "listing" }),
});
