import { defineMiddlewares } from "@medusajs/framework/http";
import { validateQuery } from "@mintreu/kit/http/validate";
import { servePublicFiles } from "../http/serve-public-files";
import { packagesQuery } from "./store/products/[id]/packages/validators";
import { searchQuery } from "./store/search/validators";
import { vendorProductsQuery } from "./vendor/products/validators";

export default defineMiddlewares({
  routes: [
    { matcher: "/static/*", methods: ["GET"], middlewares: [servePublicFiles] },
    { matcher: "/store/search", methods: ["GET"], middlewares: [validateQuery(searchQuery)] },
    { matcher: "/store/products/:id/packages", methods: ["GET"], middlewares: [validateQuery(packagesQuery)] },
    { matcher: "/vendor/products", methods: ["GET"], middlewares: [validateQuery(vendorProductsQuery)] },
  ],
});
