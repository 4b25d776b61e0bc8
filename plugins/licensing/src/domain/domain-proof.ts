import { createHmac } from "node:crypto";
import { proofHosts } from "./domain-rules";
import { deriveKey, type KeyRing, type MasterKey } from "./key-ring";

const LABEL = "_mintreu-license";

/** The TXT record that proves a domain of a licence. */
export interface DomainProof {
  name: string;
  value: string;
}

export function domainProof(licenseId: string, rule: string, ring: KeyRing): DomainProof {
  const host = rule.replace(/^\*\./, "");
  return { name: `${LABEL}.${host}`, value: proofValue(licenseId, host, ring.current) };
}

/** Where the record may stand, and its values: at the host or above it, made with any master key of the ring. */
export function acceptedProofs(licenseId: string, rule: string, ring: KeyRing): DomainProof[] {
  return proofHosts(rule).flatMap((host) => ring.keys.map((master) => ({ name: `${LABEL}.${host}`, value: proofValue(licenseId, host, master) })));
}

function proofValue(licenseId: string, host: string, master: MasterKey): string {
  return `mintreu-license=${createHmac("sha256", deriveKey(master, "domain-proof")).update(`${licenseId}\0${host}`).digest("base64url")}`;
}
