/**
 * What to do about a batch that the database did not store: `retry` at once, make the `missing_day` and retry,
 * wait while it is `away`, or give up on what it will never take (`refused`).
 */
export type IngestFault = "retry" | "missing_day" | "away" | "refused";

/** Serialization failure, deadlock, lock not available, statement cancelled. */
const RETRY = new Set(["40001", "40P01", "55P03", "57014"]);
const CHECK_VIOLATION = "23514";
/** Data exceptions and violated constraints: the same rows fail every time. */
const REFUSED = /^2[23]/;

/** `code` is an SQLSTATE; anything that has none (a broken connection) means that the database is away. */
export function judgeIngestFault(error: { code?: unknown; constraint?: unknown }): IngestFault {
  const code = typeof error.code === "string" ? error.code : "";
  if (RETRY.has(code)) return "retry";
  // A row without a partition is a violated check too, but of no constraint that has a name.
  if (code === CHECK_VIOLATION && !error.constraint) return "missing_day";
  return REFUSED.test(code) && code.length === 5 ? "refused" : "away";
}
