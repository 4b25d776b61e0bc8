import { authenticate, defineMiddlewares, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, parseCorsOrigins } from "@medusajs/framework/utils";
import { validateBody, validateQuery } from "@mintreu/kit/http/validate";
import cors from "cors";
import { loadVendorContext } from "../http/vendor-context";
import { decisionReason, listAdminDevelopersQuery } from "./admin/developers/validators";
import { applyBody } from "./store/developer-applications/validators";
import { listDevelopersQuery } from "./store/developers/validators";

/** The engine gives `/vendor` no CORS of its own; it must stand before authentication for preflights. */
function vendorCors(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  cors({ origin: parseCorsOrigins(projectConfig.http.authCors), credentials: true })(req, res, next);
}

export default defineMiddlewares({
  routes: [
    { matcher: "/vendor*", middlewares: [vendorCors, authenticate("developer", ["session", "bearer"]), loadVendorContext] },
    { matcher: "/store/developers", methods: ["GET"], middlewares: [validateQuery(listDevelopersQuery)] },
    { matcher: "/store/developer-applications", middlewares: [authenticate("customer", ["session", "bearer"])] },
    { matcher: "/store/developer-applications", methods: ["POST"], middlewares: [validateBody(applyBody)] },
    { matcher: "/admin/developers", methods: ["GET"], middlewares: [validateQuery(listAdminDevelopersQuery)] },
    { matcher: "/admin/developers/:id/reject", methods: ["POST"], middlewares: [validateBody(decisionReason)] },
    { matcher: "/admin/developers/:id/suspend", methods: ["POST"], middlewares: [validateBody(decisionReason)] },
  ],
});
