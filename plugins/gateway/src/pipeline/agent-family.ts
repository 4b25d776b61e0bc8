/** Browsers name one another: the first that matches is meant. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+ .*\bSafari\//, "Safari"],
];
const PRODUCT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}(?=[/ ]|$)/;
const KNOWN_LIMIT = 1000;
const known = new Map<string, string | null>();

/** The family of a user agent, e.g. `curl` or `Firefox`: the browser, or the first product that it names; null for none. */
export function agentFamily(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  let family = known.get(userAgent);
  if (family !== undefined) return family;
  family = userAgent.startsWith("Mozilla/")
    ? (BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "Mozilla")
    : (PRODUCT.exec(userAgent)?.[0] ?? null);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(userAgent, family);
  return family;
}
