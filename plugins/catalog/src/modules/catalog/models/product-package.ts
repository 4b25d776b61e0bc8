import { model } from "@medusajs/framework/utils";
import { Listing } from "./listing";
import { PackageTermsVersion } from "./package-terms-version";

/** A variant as a package ("Basic", "Pro"); its terms are versions, the newest is on sale. */
export const ProductPackage = model.define("product_package", {
  id: model.id({ prefix: "pkg" }).primaryKey(),
  listing: model.belongsTo(() => Listing, { mappedBy: "packages" }),
  variant_id: model.text(),
  rank: model.number().default(0),
  /** No longer offered since; kept for what was sold of it. */
  archived_at: model.dateTime().nullable(),
  terms_versions: model.hasMany(() => PackageTermsVersion, { mappedBy: "product_package" }),
});
