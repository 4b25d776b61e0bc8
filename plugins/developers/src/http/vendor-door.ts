import { authenticate, type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";
import { enter, hasEntered, loadVendorContext, requirePermission, unauthorized } from "./vendor-context";

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => unknown;

const ACCEPTANCE = "/vendor/invitations/accept";
const KEY_PREFIX = "mtd_";
const SAFE_METHODS = new Set(["GET", "HEAD"]);

const memberDoor = authenticate("developer", ["session", "bearer"]) as Middleware;
const inviteeDoor = authenticate("developer", ["session", "bearer"], { allowUnregistered: true }) as Middleware;

/**
 * A key stands for its account. Whoever presents one is judged by it alone, also beside a session.
 * Reading needs the scope `read` here, once for all routes; what they change they ask for themselves.
 */
async function enterWithKey(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const text = presentedKey(req);
  if (text !== null) {
    const key = await req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).enterWithKey(text);
    if (!key) throw unauthorized();
    const { developer, ...apiKey } = key;
    (req as AuthenticatedMedusaRequest).auth_context = {
      actor_id: key.id,
      actor_type: "developer_api_key",
      auth_identity_id: "",
      app_metadata: {},
      user_metadata: {},
    };
    enter(req, { developer, member: null, apiKey, actorId: key.id });
    if (SAFE_METHODS.has(req.method)) requirePermission(req, "read");
  }
  next();
}

/** Whoever accepts is no member yet. Exactly this spelling: any other way to write the path meets the stricter door. */
function isAcceptance(req: MedusaRequest): boolean {
  return req.method === "POST" && req.originalUrl.split("?")[0] === ACCEPTANCE;
}

/** What every vendor route stands behind, in this order. */
export const vendorDoor: Middleware[] = [
  (req, res, next) => (isAcceptance(req) ? inviteeDoor(req, res, next) : enterWithKey(req, res, next)),
  (req, res, next) => (isAcceptance(req) || hasEntered(req) ? next() : memberDoor(req, res, next)),
  (req, res, next) => (isAcceptance(req) || hasEntered(req) ? next() : loadVendorContext(req, res, next)),
];

/** `X-API-Key`, or a bearer token that is none of the engine's; null when neither is there. */
function presentedKey(req: MedusaRequest): string | null {
  const header = req.get("x-api-key");
  if (header !== undefined) return header.trim();
  const [, bearer = ""] = /^bearer\s+(\S+)$/i.exec(req.get("authorization") ?? "") ?? [];
  return bearer.startsWith(KEY_PREFIX) ? bearer : null;
}
