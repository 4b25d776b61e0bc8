/**
 * What a licence used of its quotas in this month, by the name of the limit (`calls_per_month`). Called for every
 * validation of a licence that has quotas, so it should answer from memory or one indexed read.
 */
export type ReadCurrentUsage = (license_id: string, now: Date) => Promise<Record<string, number>>;

let reader: ReadCurrentUsage | null = null;

/** A plugin above that measures usage registers itself here when its module is loaded. */
export function registerUsageReader(read: ReadCurrentUsage | null): void {
  reader = read;
}

/** Null while nobody measures: then quotas are told, not enforced. */
export function usageReader(): ReadCurrentUsage | null {
  return reader;
}
