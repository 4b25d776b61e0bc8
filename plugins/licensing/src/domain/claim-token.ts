import { signToken, verifyToken } from "@mintreu/kit/domain/signed-token";
import { deriveKey, type KeyRing, type MasterKey } from "./key-ring";

/** Links that are mailed to one address within an hour. */
export const CLAIMS_PER_ADDRESS = 3;

/** What a link in a mail opens: the licences of an address, or one licence that is handed over. */
export const claimPurposes = ["license-claim", "license-transfer"] as const;
export type ClaimPurpose = (typeof claimPurposes)[number];

export interface ClaimLink {
  purpose: ClaimPurpose;
  /** Id of the claim or of the transfer, whose row says whether it was used. */
  id: string;
}

/** The token of a link: made anew for each mail and stored nowhere. */
export function makeClaimToken({ purpose, id }: ClaimLink, expiresAt: Date, ring: KeyRing): string {
  return signToken({ purpose, subject: id, expires_at: Math.floor(expiresAt.getTime() / 1000) }, secretOf(ring.current));
}

/** What a token opens; null when it is none of ours, was changed or is too old. Old keys of the ring still count. */
export function readClaimToken(token: string, ring: KeyRing, now: Date): ClaimLink | null {
  for (const master of ring.keys) {
    for (const purpose of claimPurposes) {
      const claims = verifyToken(token, purpose, secretOf(master), now);
      if (claims) return { purpose, id: claims.subject };
    }
  }
  return null;
}

function secretOf(master: MasterKey): string {
  return deriveKey(master, "claim").toString("base64url");
}
