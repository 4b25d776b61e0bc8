import { model } from "@medusajs/framework/utils";
import { License } from "./license";

/** What a licence rests on: a paid order line and the time it pays for. Removed by a refund. */
export const LicensePeriod = model.define("license_period", {
  id: model.id({ prefix: "licper" }).primaryKey(),
  license: model.belongsTo(() => License, { mappedBy: "periods" }),
  order_line_id: model.text(),
  starts_at: model.dateTime(),
  ends_at: model.dateTime().nullable(),
  removed_at: model.dateTime().nullable(),
});
