import { model } from "@medusajs/framework/utils";
import { RefundAllocation } from "./refund-allocation";

/** A refund of the engine, once each; `unallocated` waits on the operator's list. */
export const RefundRecord = model.define("refund_record", {
  id: model.id({ prefix: "refrec" }).primaryKey(),
  refund_id: model.text(),
  payment_id: model.text(),
  order_id: model.text(),
  amount_minor: model.number(),
  currency_code: model.text(),
  status: model.enum(["allocated", "unallocated"]),
  allocations: model.hasMany(() => RefundAllocation, { mappedBy: "refund_record" }),
});
