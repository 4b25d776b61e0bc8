import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { scopesAllow } from "../domain/api-key";
import { mayDo, type MemberRole, type Permission } from "../domain/roles";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type { ApiKeyRecord, DeveloperRecord, MemberRecord } from "../modules/developers/rows";
import type DevelopersModuleService from "../modules/developers/service";

export type VendorMember = MemberRecord & { role: MemberRole };

/** Who calls a vendor route, a person or a program: every query below it is scoped by `developer.id`. */
export interface VendorContext {
  developer: DeveloperRecord;
  /** Null when a key calls. */
  member: VendorMember | null;
  /** Null when a member calls. */
  apiKey: ApiKeyRecord | null;
  /** Id of the member or of the key, for logs and for columns that say who did something. */
  actorId: string;
}

const contexts = new WeakMap<object, VendorContext>();

/** Remembers who came in; below it `vendorOf` knows them. */
export function enter(req: MedusaRequest, context: VendorContext): void {
  if (context.developer.status === "closed") throw unauthorized();
  contexts.set(req, context);
}

export function hasEntered(req: MedusaRequest): boolean {
  return contexts.has(req);
}

/** Loads the signed-in member and their account; 401 when either no longer lets anybody in. */
export async function loadVendorContext(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { actor_id } = (req as AuthenticatedMedusaRequest).auth_context;
  const member = actor_id ? await req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).findMember(actor_id) : null;
  if (!member) throw unauthorized();
  enter(req, { developer: member.developer, member, apiKey: null, actorId: member.id });
  next();
}

/** The caller of a vendor route. */
export function vendorOf(req: MedusaRequest): VendorContext {
  const context = contexts.get(req);
  if (!context) throw unauthorized();
  return context;
}

/** The person who calls, for what a program never does. Errors: api_key.scope_missing. */
export function memberOf(req: MedusaRequest): VendorMember {
  const { member } = vendorOf(req);
  if (!member) throw scopeMissing();
  return member;
}

/**
 * Asked by a route after it found the row: 401 → 404 → 403 → 400. A suspended account reads only, and
 * takes rights away (`whileSuspended`). Errors: developer.suspended, developer.role_not_allowed, api_key.scope_missing.
 */
export function requirePermission(req: MedusaRequest, permission: Permission, options: { whileSuspended?: boolean } = {}): void {
  const { developer, member, apiKey } = vendorOf(req);
  if (permission !== "read" && developer.status !== "active" && !options.whileSuspended) {
    throw new DomainError("forbidden", "developer.suspended", "Your account is suspended.");
  }
  if (apiKey && !scopesAllow(apiKey.scopes, permission)) throw scopeMissing();
  if (member && !mayDo(member.role, permission)) {
    throw new DomainError("forbidden", "developer.role_not_allowed", "Your role does not allow this.");
  }
}

/** Whether `requirePermission` would let the caller pass: for clients that leave out what would be refused. */
export function isAllowed(req: MedusaRequest, permission: Permission): boolean {
  try {
    requirePermission(req, permission);
    return true;
  } catch {
    return false;
  }
}

export function unauthorized(): DomainError {
  return new DomainError("unauthorized", "request.unauthorized", "Unauthorized");
}

function scopeMissing(): DomainError {
  return new DomainError("forbidden", "api_key.scope_missing", "The scopes of this key do not allow this.");
}
