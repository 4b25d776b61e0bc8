/**
 * A path on this site to go to after signing in; anything that could leave the site becomes the fallback.
 * Browsers treat "\" as "/" and drop tabs and newlines inside URLs, so "/\evil" and "/\t/evil" are refused too.
 */
export function sameSitePath(value: unknown, fallback = "/account"): string {
  if (typeof value !== "string" || value.length > 2000) return fallback;
  if (!value.startsWith("/") || value.startsWith("//")) return fallback;
  if ([...value].some((character) => character < " " || character === "\\" || character === "\u007F")) return fallback;
  const base = "https://site.invalid";
  try {
    const url = new URL(value, base);
    return url.origin === base && url.pathname.startsWith("/") && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : fallback;
  } catch {
    return fallback;
  }
}
