import { DomainError } from "@mintreu/kit/domain/errors";
import type { RenewalRefusal } from "../domain/renewal";

const words: Record<RenewalRefusal, string> = {
  not_holder: "Only who holds the licence can renew or change it.",
  other_product: "The licence is of another product.",
  revoked: "The licence was revoked.",
  one_at_a_time: "quantity: a licence is renewed once at a time",
  nothing_to_renew: "The licence and its updates last for ever: there is nothing to renew.",
};

export function renewalRefused(refusal: RenewalRefusal): DomainError {
  return new DomainError("conflict", "license.renewal_not_allowed", words[refusal]);
}
