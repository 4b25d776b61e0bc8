import { model } from "@medusajs/framework/utils";
import { ProductPackage } from "./product-package";

/** Terms as they stood from a moment on. Never updated: a sale finds what was bought by its time. */
export const PackageTermsVersion = model.define("package_terms_version", {
  id: model.id({ prefix: "pkgterms" }).primaryKey(),
  product_package: model.belongsTo(() => ProductPackage, { mappedBy: "terms_versions" }),
  version: model.number(),
  terms: model.json(),
  effective_from: model.dateTime(),
});
