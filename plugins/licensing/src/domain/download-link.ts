import { signToken, verifyToken } from "@mintreu/kit/domain/signed-token";
import { deriveKey, type KeyRing, type MasterKey } from "./key-ring";

/** What a link is good for: one file, by one licence (null: for who reviews it), for the customer who held it then (null: a guest). */
export interface DownloadLink {
  id: string;
  file_id: string;
  license_id: string | null;
  customer_id: string | null;
}

export type ReadLink = { kind: "valid"; link: DownloadLink; expires_at: Date } | { kind: "expired" } | { kind: "invalid" };

export const LINK_LIFE_SECONDS = 5 * 60;

const PURPOSE = "release-download";
const BEGINNING = new Date(0);

/** A token that needs no session and no store: whoever has it downloads, for five minutes. */
export function signDownloadLink({ id, file_id, license_id, customer_id }: DownloadLink, ring: KeyRing, now: Date): { token: string; expires_at: Date } {
  const seconds = Math.floor(now.getTime() / 1000) + LINK_LIFE_SECONDS;
  const subject = [id, file_id, license_id ?? "", customer_id ?? ""].join(" ");
  return { token: signToken({ purpose: PURPOSE, subject, expires_at: seconds }, secretOf(ring.current)), expires_at: new Date(seconds * 1000) };
}

/** Tells an expired link, which its holder may ask for again, from one that was never ours. */
export function readDownloadLink(token: string, ring: KeyRing, now: Date): ReadLink {
  for (const master of ring.keys) {
    const claims = verifyToken(token, PURPOSE, secretOf(master), BEGINNING);
    if (!claims) continue;
    const expires_at = new Date(claims.expires_at * 1000);
    if (expires_at <= now) return { kind: "expired" };
    const [id = "", file_id = "", license_id = "", customer_id = ""] = claims.subject.split(" ");
    return { kind: "valid", link: { id, file_id, license_id: license_id || null, customer_id: customer_id || null }, expires_at };
  }
  return { kind: "invalid" };
}

function secretOf(master: MasterKey): string {
  return deriveKey(master, "download").toString("base64");
}
