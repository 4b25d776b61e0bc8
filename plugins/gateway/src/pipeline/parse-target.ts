/** What a request line asks for, or the code of the problem that answers it. */
export type Target =
  | {
      ok: true;
      developer: string;
      product: string;
      /** Below the product, as it was sent: begins with a slash. */
      path: string;
      /** With its question mark and without the key; empty for none. */
      query: string;
      /** The key that stood in the query. */
      key: string | null;
    }
  | { ok: false; code: "path-malformed" | "not-found" };

const PREFIX = "/v1/";
const MAX_LENGTH = 16_000;

/** Handles under which the marketplace answers itself. */
const RESERVED = new Set(["license", "usage", "health"]);
const HANDLE = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/;

/** Anything but visible ASCII, a backslash, a fragment, and escapes that are none. */
const ODD = /[^\x21-\x7e]|[\\#]|%(?![0-9a-fA-F]{2})/;
/**
 * What different servers read differently: escaped slashes, backslashes, dots, percent signs (read twice they are
 * anything) and control characters; empty segments, and segments of dots, with or without parameters behind them.
 */
const AMBIGUOUS = /%(?:2[ef5]|5c|[01][0-9a-f]|7f)|\/\/|\/\.{1,2}(?:[/;]|$)/i;

/** Reads `/v1/{developer}/{product}/{path…}?{query}`. Refuses what the upstream might take for another path than is judged here. */
export function parseTarget(url: string): Target {
  if (!url.startsWith(PREFIX)) return refuse(url.startsWith("/") ? "not-found" : "path-malformed");
  if (url.length > MAX_LENGTH || ODD.test(url)) return refuse("path-malformed");
  const mark = url.indexOf("?");
  const whole = mark === -1 ? url : url.slice(0, mark);
  if (AMBIGUOUS.test(whole)) return refuse("path-malformed");
  const developerEnd = whole.indexOf("/", PREFIX.length);
  if (developerEnd === -1) return refuse("not-found");
  const developer = whole.slice(PREFIX.length, developerEnd);
  const pathStart = whole.indexOf("/", developerEnd + 1);
  const product = whole.slice(developerEnd + 1, pathStart === -1 ? whole.length : pathStart);
  if (RESERVED.has(developer) || !HANDLE.test(developer) || !HANDLE.test(product)) return refuse("not-found");
  const path = pathStart === -1 ? "/" : whole.slice(pathStart);
  if (mark === -1) return { ok: true, developer, product, path, query: "", key: null };
  return { ok: true, developer, product, path, ...takeKey(url.slice(mark + 1)) };
}

/** Takes `api_key` out of a query, however its letters are escaped; all else stays byte for byte. */
function takeKey(query: string): { query: string; key: string | null } {
  // Most queries hold neither the name nor an escape that could spell it.
  if (!query.includes("api_key") && !query.includes("%")) return { query: query === "" ? "" : `?${query}`, key: null };
  let key: string | null = null;
  const rest = query.split("&").filter((pair) => {
    const equals = pair.indexOf("=");
    if (decode(equals === -1 ? pair : pair.slice(0, equals)) !== "api_key") return true;
    key ??= equals === -1 ? "" : decode(pair.slice(equals + 1));
    return false;
  });
  return { query: rest.length === 0 ? "" : `?${rest.join("&")}`, key };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function refuse(code: "path-malformed" | "not-found"): Target {
  return { ok: false, code };
}
