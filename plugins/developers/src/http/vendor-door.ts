import { authenticate, type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";
import { refuseForeignOrigin } from "./refuse-foreign-origin";
import { enter, hasEntered, loadVendorContext, requirePermission, unauthorized } from "./vendor-context";

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => unknown;

/** Routes for who is no member yet. Exactly this spelling: any other way to write the path meets the stricter door. */
const OPEN_TO_INVITED = new Set(["POST /vendor/invitations/accept", "GET /vendor/application"]);
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

function isOpenToInvited(req: MedusaRequest): boolean {
  return OPEN_TO_INVITED.has(`${req.method} ${req.originalUrl.split("?")[0]}`);
}

/** A browser holds one session: one of a customer or an admin is told from none, so that the panel can say what signing in ends. */
function refuseOtherActor(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const { auth_context } = (req.session ?? {}) as { auth_context?: { actor_type?: string } };
  if (auth_context?.actor_type && auth_context.actor_type !== "developer" && !req.get("authorization")) {
    throw new DomainError("unauthorized", "session.other_actor", "This session is not one of a developer.");
  }
  next();
}

/** What every vendor route stands behind, in this order. */
export const vendorDoor: Middleware[] = [
  refuseForeignOrigin,
  (req, res, next) => (isOpenToInvited(req) ? inviteeDoor(req, res, next) : enterWithKey(req, res, next)),
  (req, res, next) => (isOpenToInvited(req) || hasEntered(req) ? next() : refuseOtherActor(req, res, next)),
  (req, res, next) => (isOpenToInvited(req) || hasEntered(req) ? next() : memberDoor(req, res, next)),
  (req, res, next) => (isOpenToInvited(req) || hasEntered(req) ? next() : loadVendorContext(req, res, next)),
];

/** `X-API-Key`, or a bearer token that is none of the engine's; null when neither is there. */
function presentedKey(req: MedusaRequest): string | null {
  const header = req.get("x-api-key");
  if (header !== undefined) return header.trim();
  const [, bearer = ""] = /^bearer\s+(\S+)$/i.exec(req.get("authorization") ?? "") ?? [];
  return bearer.startsWith(KEY_PREFIX) ? bearer : null;
}
