import { randomFillSync } from "node:crypto";

const POOL_BYTES = 8192;
const RANDOM_BYTES = 10;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let used = POOL_BYTES;

/** A UUIDv7 (RFC 9562, 5.7): the time in milliseconds, then 74 random bits. Random bytes are fetched for many at once. */
export function newCallId(nowMs: number): string {
  if (used + RANDOM_BYTES > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const at = used;
  used += RANDOM_BYTES;
  pool[at] = 0x70 | (pool[at]! & 0x0f);
  pool[at + 2] = 0x80 | (pool[at + 2]! & 0x3f);
  const time = nowMs.toString(16).padStart(12, "0");
  const random = pool.toString("hex", at, at + RANDOM_BYTES);
  return `${time.slice(0, 8)}-${time.slice(8)}-${random.slice(0, 4)}-${random.slice(4, 8)}-${random.slice(8)}`;
}
