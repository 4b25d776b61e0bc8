import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { mayDo, type MemberRole, type Permission } from "../domain/roles";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";
import type { DeveloperRecord, MemberRecord } from "../modules/developers/service";

/** Who calls a vendor route: every query below it is scoped by `developer.id`. */
export interface VendorContext {
  developer: DeveloperRecord;
  member: MemberRecord & { role: MemberRole };
}

const contexts = new WeakMap<object, VendorContext>();

/** Loads the caller's member and account; 401 when the account no longer lets anybody in. */
export async function loadVendorContext(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { actor_id } = (req as AuthenticatedMedusaRequest).auth_context;
  const member = await req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).findMember(actor_id);
  if (!member || member.developer.status === "closed") {
    throw new DomainError("unauthorized", "request.unauthorized", "Unauthorized");
  }
  contexts.set(req, { developer: member.developer, member });
  next();
}

/** The caller of a vendor route; only below `loadVendorContext`. */
export function vendorOf(req: MedusaRequest): VendorContext {
  const context = contexts.get(req);
  if (!context) throw new DomainError("unauthorized", "request.unauthorized", "Unauthorized");
  return context;
}

/**
 * Asked by a route after it found the row: 401 → 404 → 403 → 400. A suspended account reads only.
 * Errors: developer.suspended, developer.role_not_allowed.
 */
export function requirePermission(req: MedusaRequest, permission: Permission): void {
  const { developer, member } = vendorOf(req);
  if (permission !== "read" && developer.status !== "active") {
    throw new DomainError("forbidden", "developer.suspended", "Your account is suspended.");
  }
  if (!mayDo(member.role, permission)) {
    throw new DomainError("forbidden", "developer.role_not_allowed", "Your role does not allow this.");
  }
}
