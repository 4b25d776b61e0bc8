import { authenticate, defineMiddlewares } from "@medusajs/framework/http";

export default defineMiddlewares({
  routes: [{ matcher: "/store/notifications*", middlewares: [authenticate("customer", ["session", "bearer"])] }],
});
