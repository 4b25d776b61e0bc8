import type { ActivationFacts, LicenseFacts } from "../../domain/validate-license";
import type { KeyedLicense } from "./rows";

export const NO_ACTIVATIONS: ActivationFacts = { slots_used: 0, fingerprint_active: false, domains: [] };

/** A licence's row as the rules see it. */
export function factsOf(license: Omit<LicenseFacts, "limits"> & Pick<KeyedLicense, "terms">): LicenseFacts {
  return { ...license, limits: license.terms.limits as Record<string, number> };
}
