import { createHash, timingSafeEqual } from "node:crypto";

/**
 * What is kept of a token. A plain SHA-256 is enough, without salt, stretching or secret: each token holds
 * 256 bits that nobody chose, so there is nothing to guess, and a digest that depends on no secret
 * outlives the rotation of every one of them.
 */
export function digestToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compared in constant time; texts of different length differ. */
export function sameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
