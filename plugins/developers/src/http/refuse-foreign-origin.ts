import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, parseCorsOrigins } from "@medusajs/framework/utils";
import { DomainError } from "@mintreu/kit/domain/errors";
import { mayWriteFrom } from "../domain/request-origin";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The session's cookie stays away from requests of other sites, but not from those of a neighbour below the
 * same domain: what changes something must come from a page that may. Programs send no origin.
 * Errors: request.foreign_origin.
 */
export function refuseForeignOrigin(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  const origin = req.get("origin");
  if (origin !== undefined && !SAFE_METHODS.has(req.method)) {
    const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
    const allowed = parseCorsOrigins(projectConfig.http.authCors);
    if (!mayWriteFrom(origin, req.get("host"), allowed)) {
      throw new DomainError("forbidden", "request.foreign_origin", "This request comes from a page that may not make it.");
    }
  }
  next();
}
