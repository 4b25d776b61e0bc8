import { authenticate, defineMiddlewares } from "@medusajs/framework/http";
import { validateBody, validateQuery } from "@mintreu/kit/http/validate";
import cors from "cors";
import { licenseFileQuery } from "../http/license-file";
import { serveEarly } from "../http/serve-early";
import { listAdminEngagementsQuery } from "./admin/engagements/validators";
import { licenseDecision, listAdminLicensesQuery } from "./admin/licenses/validators";
import { downloadsQuery } from "./store/downloads/validators";
import { listEngagementsQuery } from "./store/engagements/validators";
import { listLicensesQuery } from "./store/licenses/validators";
import { POST as validateLicense } from "./v1/license/validate/route";
import { activateLicenseBody, changeDomainBody, deactivateLicenseBody, validateLicenseBody } from "./v1/license/validators";
import { listVendorLicensesQuery } from "./vendor/licenses/life-validators";
import { listVendorEngagementsQuery } from "./vendor/engagements/validators";

/** Guests come with the confirmation cookie, so nobody is refused before the route has looked. */
const maybeCustomer = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true });

const customer = authenticate("customer", ["session", "bearer"]);

/** Products in the field ask from any origin, browsers too; no cookie is read there. */
const openCors = cors({
  origin: "*",
  methods: ["GET", "POST"],
  allowedHeaders: ["authorization", "content-type", "idempotency-key", "x-activation-token", "x-api-key"],
  exposedHeaders: ["retry-after"],
  maxAge: 86_400,
});

const smallBody = { sizeLimit: "16kb" } as const;

/** A link is a secret of its own, so any page may follow it; no cookie comes along from there. */
const downloadCors = cors({ origin: "*", methods: ["GET", "HEAD"], exposedHeaders: ["content-disposition", "content-length", "content-range", "etag"] });

export default defineMiddlewares({
  routes: [
    { matcher: "/v1/license/*", middlewares: [openCors] },
    { matcher: "/v1/license/validate", methods: ["POST"], bodyParser: smallBody },
    { matcher: "/v1/license/validate", middlewares: [serveEarly(validateLicenseBody, validateLicense)] },
    { matcher: "/v1/license/activate", methods: ["POST"], bodyParser: smallBody, middlewares: [validateBody(activateLicenseBody)] },
    { matcher: "/v1/license/deactivate", methods: ["POST"], bodyParser: smallBody, middlewares: [maybeCustomer, validateBody(deactivateLicenseBody)] },
    { matcher: "/v1/license/change-domain", methods: ["POST"], bodyParser: smallBody, middlewares: [maybeCustomer, validateBody(changeDomainBody)] },
    { matcher: "/v1/license/file", methods: ["GET"], middlewares: [maybeCustomer, validateQuery(licenseFileQuery)] },
    { matcher: "/.well-known/mintreu-license-keys.json", methods: ["GET"], middlewares: [openCors] },
    { matcher: "/store/licenses*", middlewares: [maybeCustomer] },
    { matcher: "/store/licenses", methods: ["GET"], middlewares: [validateQuery(listLicensesQuery)] },
    { matcher: "/store/downloads*", middlewares: [maybeCustomer] },
    { matcher: "/store/downloads", methods: ["GET"], middlewares: [validateQuery(downloadsQuery)] },
    { matcher: "/store/release-files*", middlewares: [maybeCustomer] },
    { matcher: "/downloads/*", middlewares: [downloadCors, maybeCustomer] },

    { matcher: "/vendor/licenses", methods: ["GET"], middlewares: [validateQuery(listVendorLicensesQuery)] },
    // Read as a stream by the route, which knows how much it takes.
    { matcher: "/vendor/licenses/import", methods: ["POST"], bodyParser: false },
    { matcher: "/admin/licenses", methods: ["GET"], middlewares: [validateQuery(listAdminLicensesQuery)] },
    { matcher: "/admin/licenses/:id/suspend", methods: ["POST"], middlewares: [validateBody(licenseDecision)] },
    { matcher: "/admin/licenses/:id/reinstate", methods: ["POST"], middlewares: [validateBody(licenseDecision)] },
    { matcher: "/admin/licenses/:id/revoke", methods: ["POST"], middlewares: [validateBody(licenseDecision)] },
    { matcher: "/store/engagements*", middlewares: [customer] },
    { matcher: "/store/engagements", methods: ["GET"], middlewares: [validateQuery(listEngagementsQuery)] },
    { matcher: "/vendor/engagements", methods: ["GET"], middlewares: [validateQuery(listVendorEngagementsQuery)] },
    { matcher: "/admin/engagements", methods: ["GET"], middlewares: [validateQuery(listAdminEngagementsQuery)] },
    // The body is the file itself and is streamed, whatever type it claims.
    { matcher: "/store/engagements/:id/attachments", methods: ["POST"], bodyParser: false, middlewares: [] },
    { matcher: "/vendor/engagements/:id/attachments", methods: ["POST"], bodyParser: false, middlewares: [] },
  ],
});
