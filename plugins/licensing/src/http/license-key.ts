import type { MedusaRequest } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { guesserOf } from "../domain/caller-address";
import { callerIp } from "./caller-ip";
import { LICENSING_MODULE } from "../modules/licensing";
import type { FoundLicense } from "../modules/licensing/license-look-up";
import type { KeyLookUp } from "../modules/licensing/field-service";
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

/** The licence of the request's key. Errors: license.not_found, license.too_many_guesses. */
export async function licenseByKey(req: MedusaRequest): Promise<FoundLicense> {
  const found = await lookUpGuarded(req);
  if (found.code !== null) throw notFound("license");
  return found;
}

/** Looks the request's key up; a caller who tries too many that belong to nothing is turned away. */
export async function lookUpGuarded(req: MedusaRequest): Promise<KeyLookUp> {
  refuseGuesser(req);
  const found = await licensingOf(req).lookUp(keyOf(req), { product_id: productOf(req) });
  if (found.code !== null) await countGuess(req);
  return found;
}

/** The product that the request names: only with it a key that was imported is known. */
function productOf({ validatedBody, validatedQuery }: MedusaRequest): string | undefined {
  return ((validatedBody ?? validatedQuery ?? {}) as { product_id?: string }).product_id;
}

/** Errors: license.too_many_guesses, with the seconds to wait. */
export function refuseGuesser(req: MedusaRequest): void {
  refuseFor(licensingOf(req).guesses.blockedFor(guesserOf(callerIp(req)), clock.now()));
}

/** Counts a key that belongs to nothing. Errors: license.too_many_guesses. */
export async function countGuess(req: MedusaRequest): Promise<void> {
  refuseFor(await licensingOf(req).guesses.countFailure(guesserOf(callerIp(req)), clock.now()));
}

function refuseFor(seconds: number | null): void {
  if (seconds === null) return;
  const message = "Too many keys that belong to nothing were tried from here; wait before the next.";
  throw new DomainError("too_many_requests", "license.too_many_guesses", message, { retry_after_seconds: seconds });
}
