import { createError } from "h3";

// A segment is plain text: no percent sign (so no %2f, no %2e), no backslash, and never "." or "..".
const SEGMENT = /^[\w@+~-][\w.@+~-]*$/;
const MAX_PATH = 1000;

/**
 * The path of a raw request URL below `prefix`, or null when it holds anything but plain segments.
 * It looks at the raw text on purpose: a decoded path hides that `store/..%2fadmin` leaves the store.
 */
export function plainPathBelow(prefix: string, rawUrl: string): { path: string; search: string } | null {
  if (!rawUrl.startsWith(prefix)) return null;
  const rest = rawUrl.slice(prefix.length);
  const cut = rest.indexOf("?");
  const path = cut < 0 ? rest : rest.slice(0, cut);
  const search = cut < 0 ? "" : rest.slice(cut);
  if (path.length > MAX_PATH || path.includes("#")) return null;
  const segments = path.replace(/\/$/, "").split("/");
  return segments.every((segment) => SEGMENT.test(segment)) ? { path: segments.join("/"), search } : null;
}

/** One segment of a path as it is, or the answer that there is no such thing. */
export function plainSegment(text: string | undefined): string {
  if (text && text.length <= 200 && SEGMENT.test(text)) return text;
  throw createError({ statusCode: 404, statusMessage: "Not Found", message: "There is nothing at this address." });
}

/** What the browser may reach of the backend: the store, and the customer's own sign-in. Nothing else. */
export function backendPathOf(rawUrl: string): { path: string; search: string } | null {
  const found = plainPathBelow("/api/medusa/", rawUrl);
  if (!found) return null;
  const allowed = found.path.startsWith("store/") || found.path.startsWith("auth/customer/") || found.path === "auth/session";
  return allowed ? found : null;
}

/** A public file of the backend; files it keeps private are never handed on, whatever their name. */
export function mediaPathOf(rawUrl: string): string | null {
  const found = plainPathBelow("/media/", rawUrl);
  if (!found || found.path.split("/").some((segment) => segment.startsWith("private-"))) return null;
  return found.path;
}
