import { createHmac } from "node:crypto";

/** Within this time the same visitor counts once for a product. */
export const VISIT_MS = 30 * 60_000;

/**
 * Who looks at a product, as far as telling two visitors apart needs it: an opaque digest under a random key
 * that is thrown away after its day (UTC), so that nobody can be found by it later.
 */
export function visitorOf(key: Buffer, { address, userAgent }: { address: string; userAgent: string }): Buffer {
  return createHmac("sha256", key)
    .update(JSON.stringify([address, userAgent]))
    .digest()
    .subarray(0, 16);
}

/** The day (UTC) to which a moment belongs: `2026-11-23`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
