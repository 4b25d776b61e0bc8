import { model } from "@medusajs/framework/utils";
import { RefundRecord } from "./refund-record";

/** The part of a refund that belongs to one order line. */
export const RefundAllocation = model.define("refund_allocation", {
  id: model.id({ prefix: "refall" }).primaryKey(),
  refund_record: model.belongsTo(() => RefundRecord, { mappedBy: "allocations" }),
  order_line_id: model.text(),
  amount_minor: model.number(),
});
