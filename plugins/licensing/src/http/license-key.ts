import type { MedusaRequest } from "@medusajs/framework/http";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import type { ValidationRequest } from "../domain/validate-license";
import { LICENSING_MODULE } from "../modules/licensing";
import type { FoundLicense } from "../modules/licensing/license-look-up";
import type LicensingModuleService from "../modules/licensing/service";

/** The key that a product sends, in the body or in a header; never in the address, which ends up in logs. Errors: license.key_required. */
export function keyOf(req: MedusaRequest): string {
  const given = (req.validatedBody as { license_key?: string } | undefined)?.license_key ?? req.get("x-api-key");
  if (!given) throw new DomainError("invalid", "license.key_required", "license_key: is required (or the X-API-Key header)");
  return given;
}

export function licensingOf(req: MedusaRequest): LicensingModuleService {
  return req.scope.resolve<LicensingModuleService>(LICENSING_MODULE);
}

/** The licence of the request's key. Errors: license.not_found. */
export async function licenseByKey(req: MedusaRequest, request: ValidationRequest = {}): Promise<FoundLicense> {
  const found = await licensingOf(req).lookUp(keyOf(req), request);
  if (found.code !== null) throw notFound("license");
  return found;
}
