import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { remainingOf } from "../../../../domain/license-limits";
import { messageOf } from "../../../../domain/validate-license";
import { actorOf } from "../../../../http/actor";
import { countGuess, keyOf, licensingOf, refuseGuesser } from "../../../../http/license-key";
import type { ValidateLicenseBody } from "../validators";

/**
 * Asks whether a key is good here and now. Always 200 with one code; changes nothing but the log.
 * Errors: license.key_required, license.too_many_guesses.
 */
export const POST = async (req: MedusaRequest<ValidateLicenseBody>, res: MedusaResponse) => {
  const { license_key: _key, ...request } = req.validatedBody;
  const actor = actorOf(req, "product");
  refuseGuesser(req);
  const { code, license, usage, token, guessed } = await licensingOf(req).validate(keyOf(req), { ...request, ip: request.ip ?? actor.ip ?? undefined }, actor);
  if (guessed) await countGuess(req);
  const limits = (license?.terms.limits ?? {}) as Record<string, number>;
  res.setHeader("Cache-Control", "no-store");
  res.json({
    valid: code === "VALID",
    code,
    message: messageOf(code),
    expires_at: license?.expires_at ?? null,
    limits,
    current_usage: usage,
    remaining: remainingOf(limits, usage),
    entitlements: license
      ? { product_id: license.product_id, package_id: license.package_id, features: license.terms.features, updates_until: license.updates_until }
      : null,
    token,
  });
};
