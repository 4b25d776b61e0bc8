import { model } from "@medusajs/framework/utils";
import { License } from "./license";

/** What a licence rests on: a paid order line or a grant, and the time that it gives. Removed by a refund. */
export const LicensePeriod = model.define("license_period", {
  id: model.id({ prefix: "licper" }).primaryKey(),
  license: model.belongsTo(() => License, { mappedBy: "periods" }),
  order_line_id: model.text().nullable(),
  kind: model.text().default("purchase"),
  granted_at: model.dateTime(),
  length: model.json(),
  /** Null leaves the window of updates as it is. */
  updates: model.json().nullable(),
  /** The package that came with it; null where the licence keeps its own. */
  package: model.json().nullable(),
  actor_id: model.text().nullable(),
  /** Where the sum of all periods puts it. */
  starts_at: model.dateTime(),
  ends_at: model.dateTime().nullable(),
  removed_at: model.dateTime().nullable(),
});
