import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { validateQuery } from "@mintreu/kit/http/validate";
import { listAdminReviewsQuery } from "./admin/reviews/validators";
import { listProductReviewsQuery } from "./store/products/[id]/reviews/validators";
import { listVendorReviewsQuery } from "./vendor/reviews/validators";

const customer = authenticate("customer", ["session", "bearer"]);

/** Bodies are read by the routes themselves, after they have found the row and asked for the right to it. */
export default defineMiddlewares({
  routes: [
    { matcher: "/store/products/:id/reviews", methods: ["GET"], middlewares: [validateQuery(listProductReviewsQuery)] },
    { matcher: "/store/products/:id/reviews", methods: ["POST"], middlewares: [customer] },
    { matcher: "/store/products/:id/reviews/mine", methods: ["GET"], middlewares: [customer] },
    { matcher: "/store/reviews/:id", methods: ["POST", "DELETE"], middlewares: [customer] },
    { matcher: "/vendor/reviews", methods: ["GET"], middlewares: [validateQuery(listVendorReviewsQuery)] },
    { matcher: "/admin/reviews", methods: ["GET"], middlewares: [validateQuery(listAdminReviewsQuery)] },
  ],
});
