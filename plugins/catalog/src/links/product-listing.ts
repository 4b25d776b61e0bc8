import ProductModule from "@medusajs/medusa/product";
import { defineLink } from "@medusajs/framework/utils";
import CatalogModule from "../modules/catalog";

/** Read-only: the listing names its product itself. */
export default defineLink(
  { linkable: ProductModule.linkable.product, field: "id" },
  { ...CatalogModule.linkable.listing.id, primaryKey: "product_id" },
  { readOnly: true },
);
