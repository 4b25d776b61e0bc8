import type { MedusaRequest } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import type { FoundLicense } from "../modules/licensing/license-look-up";
import type { ActivationRecord } from "../modules/licensing/rows";
import { licensingOf } from "./license-key";
import { customerOf } from "./license-scope";

interface ActivationPointer {
  activation_id?: string | undefined;
  fingerprint?: string | undefined;
  domain?: string | undefined;
}

/**
 * The activation that the caller may change or take a file for: the one that their token was given for, or any
 * for the licence's signed-in customer (null when there is none). The key alone is public and allows neither.
 * Errors: license.activation_token_required, license.activation_token_invalid.
 */
export async function authorizedActivation(req: MedusaRequest, { license }: FoundLicense, pointer: ActivationPointer): Promise<ActivationRecord | null> {
  const licensing = licensingOf(req);
  const { activation_id: id, fingerprint, domain } = pointer;
  const token = req.get("x-activation-token") ?? (req.validatedBody as { activation_token?: string } | undefined)?.activation_token;
  if (token !== undefined) {
    const activation = await licensing.findActivationByToken(license.id, token);
    const other = activation && ((id ?? activation.id) !== activation.id || (fingerprint ?? activation.fingerprint) !== activation.fingerprint);
    if (!activation || other) throw refusal("license.activation_token_invalid", "activation_token: belongs to no such activation of this licence");
    return activation;
  }
  const customer = customerOf(req);
  if (customer === null || license.customer_id !== customer) {
    throw refusal("license.activation_token_required", "activation_token: is required (or the X-Activation-Token header); activate gave it");
  }
  return licensing.findActivation(license.id, { id, fingerprint, domain });
}

function refusal(code: string, message: string): DomainError {
  return new DomainError("unauthorized", code, message);
}
