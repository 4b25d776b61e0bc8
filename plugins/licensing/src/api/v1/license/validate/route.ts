import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { messageOf } from "../../../../domain/validate-license";
import { LICENSING_MODULE } from "../../../../modules/licensing";
import type LicensingModuleService from "../../../../modules/licensing/service";
import { actorOf } from "../../../../http/actor";
import type { ValidateLicenseBody } from "./validators";

/**
 * Asks whether a key is good here and now. Always 200 with one code; changes nothing but the log.
 * Errors: license.key_required.
 */
export const POST = async (req: MedusaRequest<ValidateLicenseBody>, res: MedusaResponse) => {
  const { license_key, ...request } = req.validatedBody;
  const key = license_key ?? req.get("x-api-key");
  if (!key) throw new DomainError("invalid", "license.key_required", "license_key: is required (or the X-API-Key header)");
  const licensing = req.scope.resolve<LicensingModuleService>(LICENSING_MODULE);
  const { code, license, token } = await licensing.validate(key, { ...request, ip: request.ip ?? req.ip }, actorOf(req, "product"));
  res.setHeader("Cache-Control", "no-store");
  res.json({
    valid: code === "VALID",
    code,
    message: messageOf(code),
    expires_at: license?.expires_at ?? null,
    limits: license?.terms.limits ?? {},
    // Filled by the usage plugin's port; without one nothing is known to be used.
    current_usage: {},
    remaining: license?.terms.limits ?? {},
    entitlements: license
      ? { product_id: license.product_id, package_id: license.package_id, features: license.terms.features, updates_until: license.updates_until }
      : null,
    token,
  });
};
