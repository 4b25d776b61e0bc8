import type { KeyRing } from "./key-ring";
import { signCompact } from "./signing";

/** How long a client may rely on an answer without asking again. */
const LIFE_SECONDS = 60 * 60;

export interface TokenSubject {
  license_id: string;
  product_id: string;
  /** Where it was asked for: a copy does not serve elsewhere. */
  fingerprint?: string | undefined;
  domain?: string | undefined;
}

/**
 * A compact JWS (EdDSA) that says "valid until exp", an hour or until the licence or its key ends; `kid` names
 * the key among the published ones.
 */
export function signValidation(subject: TokenSubject, ring: KeyRing, now: Date, ends: readonly (Date | null)[] = []): string {
  const issued = secondsOf(now);
  const exp = Math.min(issued + LIFE_SECONDS, ...ends.flatMap((end) => (end ? [secondsOf(end)] : [])));
  const { license_id, product_id, fingerprint, domain } = subject;
  return signCompact("JWT", { sub: license_id, product_id, valid: true, fingerprint, domain, iat: issued, exp }, ring.current);
}

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);
