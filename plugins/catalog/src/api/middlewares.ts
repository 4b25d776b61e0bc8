import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { validateQuery } from "@mintreu/kit/http/validate";
import { servePublicFiles } from "../http/serve-public-files";
import { approvalsQuery } from "./admin/approvals/validators";
import { adminReleasesQuery } from "./admin/products/[id]/releases/validators";
import { productChangesQuery } from "./admin/product-changes/validators";
import { collectionQuery, collectionsQuery } from "./store/discovery/collections/validators";
import { productPageQuery } from "./store/product-pages/[handle]/validators";
import { endpointsQuery } from "./store/products/[id]/endpoints/validators";
import { packagesQuery } from "./store/products/[id]/packages/validators";
import { releasesQuery } from "./store/products/[id]/releases/validators";
import { searchQuery } from "./store/search/validators";
import { sitemapQuery } from "./store/sitemap/validators";
import { vendorProductsQuery } from "./vendor/products/validators";

/** Anybody looks at products; whoever is signed in is known. */
const viewer = authenticate(["customer", "developer"], ["session", "bearer"], { allowUnauthenticated: true });

export default defineMiddlewares({
  routes: [
    { matcher: "/static/*", methods: ["GET"], middlewares: [servePublicFiles] },
    { matcher: "/store/search", methods: ["GET"], middlewares: [validateQuery(searchQuery)] },
    { matcher: "/store/discovery/collections", methods: ["GET"], middlewares: [validateQuery(collectionsQuery)] },
    { matcher: "/store/discovery/collections/:handle", methods: ["GET"], middlewares: [validateQuery(collectionQuery)] },
    { matcher: "/store/sitemap", methods: ["GET"], middlewares: [validateQuery(sitemapQuery)] },
    { matcher: "/store/product-pages/:handle", methods: ["GET"], middlewares: [validateQuery(productPageQuery)] },
    { matcher: "/store/products/:id/views", methods: ["POST"], middlewares: [viewer] },
    { matcher: "/store/products/:id/packages", methods: ["GET"], middlewares: [validateQuery(packagesQuery)] },
    { matcher: "/store/products/:id/endpoints", methods: ["GET"], middlewares: [validateQuery(endpointsQuery)] },
    // Read by the route itself, as it comes, once it knows its caller.
    { matcher: "/vendor/products/:id/api-configuration/openapi", methods: ["POST"], bodyParser: false, middlewares: [] },
    { matcher: "/store/products/:id/releases", methods: ["GET"], middlewares: [validateQuery(releasesQuery)] },
    // A file is read by its route as it comes, also when it is text or JSON.
    { matcher: "/vendor/releases/:id/files", methods: ["POST"], bodyParser: false, middlewares: [] },
    // A long description with its packages is more than the engine's usual 100 kB.
    { matcher: "/vendor/products*", methods: ["POST"], bodyParser: { sizeLimit: "512kb" }, middlewares: [] },
    // The route reads a picture as it comes.
    { matcher: "/vendor/images", methods: ["POST"], bodyParser: false, middlewares: [] },
    { matcher: "/vendor/products", methods: ["GET"], middlewares: [validateQuery(vendorProductsQuery)] },
    { matcher: "/admin/approvals", methods: ["GET"], middlewares: [validateQuery(approvalsQuery)] },
    { matcher: "/admin/products/:id/releases", methods: ["GET"], middlewares: [validateQuery(adminReleasesQuery)] },
    { matcher: "/admin/product-changes", methods: ["GET"], middlewares: [validateQuery(productChangesQuery)] },
  ],
});
