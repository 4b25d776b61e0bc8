import { authenticate, defineMiddlewares, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, parseCorsOrigins } from "@medusajs/framework/utils";
import { validateBody, validateQuery } from "@mintreu/kit/http/validate";
import cors from "cors";
import { vendorDoor } from "../http/vendor-door";
import { decisionReason, listAdminDevelopersQuery } from "./admin/developers/validators";
import { applyBody } from "./store/developer-applications/validators";
import { listDevelopersQuery } from "./store/developers/validators";
import { acceptBody } from "./vendor/invitations/accept/validators";
import { listInvitationsQuery } from "./vendor/members/invitations/validators";
import { listMembersQuery } from "./vendor/members/validators";

/** The engine gives `/vendor` no CORS of its own; it must stand before authentication for preflights. */
function vendorCors(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  cors({ origin: parseCorsOrigins(projectConfig.http.authCors), credentials: true })(req, res, next);
}

export default defineMiddlewares({
  routes: [
    { matcher: "/vendor*", middlewares: [vendorCors, ...vendorDoor] },
    { matcher: "/vendor/members", methods: ["GET"], middlewares: [validateQuery(listMembersQuery)] },
    { matcher: "/vendor/members/invitations", methods: ["GET"], middlewares: [validateQuery(listInvitationsQuery)] },
    { matcher: "/vendor/invitations/accept", methods: ["POST"], bodyParser: { sizeLimit: "4kb" }, middlewares: [validateBody(acceptBody)] },
    { matcher: "/store/developers", methods: ["GET"], middlewares: [validateQuery(listDevelopersQuery)] },
    { matcher: "/store/developer-applications", middlewares: [authenticate("customer", ["session", "bearer"])] },
    { matcher: "/store/developer-applications", methods: ["POST"], middlewares: [validateBody(applyBody)] },
    { matcher: "/admin/developers", methods: ["GET"], middlewares: [validateQuery(listAdminDevelopersQuery)] },
    { matcher: "/admin/developers/:id/reject", methods: ["POST"], middlewares: [validateBody(decisionReason)] },
    { matcher: "/admin/developers/:id/suspend", methods: ["POST"], middlewares: [validateBody(decisionReason)] },
  ],
});
