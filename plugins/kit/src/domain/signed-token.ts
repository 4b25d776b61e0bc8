import { createHmac, timingSafeEqual } from "node:crypto";

/** What a token says: `purpose` keeps a token of one kind from serving as another. */
export interface TokenClaims {
  purpose: string;
  subject: string;
  /** Unix seconds. */
  expires_at: number;
}

/** `base64url(JSON claims).base64url(HMAC-SHA-256)`; opaque to its holder, verifiable without a store. */
export function signToken(claims: TokenClaims, secret: string): string {
  const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${body}.${macOf(body, secret)}`;
}

/** The claims when signature, purpose and expiry hold, else null; compared in constant time. */
export function verifyToken(token: string, purpose: string, secret: string, now: Date): TokenClaims | null {
  const [body, mac, ...rest] = token.split(".");
  if (!body || !mac || rest.length > 0) return null;
  const expected = Buffer.from(macOf(body, secret));
  const given = Buffer.from(mac);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as TokenClaims;
  return claims.purpose === purpose && claims.expires_at * 1000 > now.getTime() ? claims : null;
}

function macOf(body: string, secret: string): string {
  return createHmac("sha256", `signed-token:${secret}`).update(body).digest("base64url");
}
