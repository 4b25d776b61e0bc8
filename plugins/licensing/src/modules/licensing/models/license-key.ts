import { model } from "@medusajs/framework/utils";
import { License } from "./license";

/** A key of a licence: digest to find it, sealed copy for its owner, masked form for everybody else. */
export const LicenseKey = model.define("license_key", {
  id: model.id({ prefix: "lickey" }).primaryKey(),
  license: model.belongsTo(() => License, { mappedBy: "keys" }),
  digest: model.text(),
  sealed: model.text(),
  masked: model.text(),
  /** Null for the current key; the end of the grace for one that was rotated. */
  valid_until: model.dateTime().nullable(),
  /** Made elsewhere and accepted beside the current key (CSV import). */
  imported: model.boolean().default(false),
});
