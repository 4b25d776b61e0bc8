import ProductModule from "@medusajs/medusa/product";
import { defineLink } from "@medusajs/framework/utils";
import DevelopersModule from "@mintreu/developers/modules/developers";

/** A product belongs to exactly one developer account, which has many. */
export default defineLink({ linkable: ProductModule.linkable.product, isList: true }, DevelopersModule.linkable.developer);
