/** Whether a page of this origin may change something: it was served by this very host, or is listed. */
export function mayWriteFrom(origin: string, host: string | undefined, allowed: readonly (string | RegExp)[]): boolean {
  if (allowed.some((one) => (typeof one === "string" ? one === origin : one.test(origin)))) return true;
  return host !== undefined && hostOf(origin) === host;
}

/** `null` is what sandboxed pages and files send: no host at all. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
