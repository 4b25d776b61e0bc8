import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { validateBody, validateQuery } from "@mintreu/kit/http/validate";
import { requireCartAccess } from "../http/cart-access";
import { grantConfirmation, requireOrderAccess } from "../http/order-access";
import { allocateRefundBody, listRefundRecordsQuery } from "./admin/refund-records/validators";

/** Guests come without a session, so nobody is refused before the route's own rule has looked. */
const maybeCustomer = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true });

export default defineMiddlewares({
  routes: [
    // The engine's own door answers 200 before it verifies and keeps the event in memory: closed.
    { matcher: "/hooks/payment/*", middlewares: [(_req, res) => res.status(404).json({ type: "not_found", code: "request.not_found", message: "Not found" })] },
    { matcher: "/store/carts/:id*", middlewares: [maybeCustomer, requireCartAccess] },
    { matcher: "/store/carts/:id/complete", methods: ["POST"], middlewares: [grantConfirmation] },
    { matcher: "/store/orders/:id", methods: ["GET"], middlewares: [maybeCustomer, requireOrderAccess] },
    { matcher: "/admin/refund-records", methods: ["GET"], middlewares: [validateQuery(listRefundRecordsQuery)] },
    { matcher: "/admin/refund-records/:id/allocate", methods: ["POST"], middlewares: [validateBody(allocateRefundBody)] },
  ],
});
