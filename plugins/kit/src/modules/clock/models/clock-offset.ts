import { model } from "@medusajs/framework/utils";

/** One row: how far all processes stand beside the real time. */
export const ClockOffset = model.define("clock_offset", {
  id: model.id().primaryKey(),
  offset_ms: model.bigNumber(),
});
