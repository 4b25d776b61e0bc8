/** One limit of an API key as the gateway's answers state it (RateLimit and RateLimit-Policy header fields). */
export interface RateLimit {
  name: string;
  /** How many calls the window admits; null when not stated. */
  quota: number | null;
  /** Length of the window in seconds; null when not stated. */
  window_seconds: number | null;
  remaining: number | null;
  /** Seconds until `remaining` grows again; null when not stated. */
  reset_seconds: number | null;
}

/**
 * Reads `RateLimit-Policy: "minute";q=60;w=60` and `RateLimit: "minute";r=12;t=31`, lists of strings with integer
 * parameters (RFC 9651). What cannot be read is left out.
 */
export function readRateLimits(headers: Headers): RateLimit[] {
  const limits = new Map<string, RateLimit>();
  for (const [field, names] of [
    ["ratelimit-policy", { q: "quota", w: "window_seconds" }],
    ["ratelimit", { r: "remaining", t: "reset_seconds" }],
  ] as const) {
    for (const { name, parameters } of readItems(headers.get(field) ?? "")) {
      const limit = limits.get(name) ?? { name, quota: null, window_seconds: null, remaining: null, reset_seconds: null };
      for (const [letter, property] of Object.entries(names)) limit[property as "quota"] = parameters.get(letter) ?? null;
      limits.set(name, limit);
    }
  }
  return [...limits.values()];
}

const ITEM = /^\s*"((?:[^"\\]|\\["\\])*)"((?:\s*;\s*[a-z*][a-z0-9_.*-]*(?:=(?:-?\d{1,15}|"(?:[^"\\]|\\["\\])*"|[^,;"\s]*))?)*)\s*(?:,|$)/;

function readItems(text: string): { name: string; parameters: Map<string, number> }[] {
  const items = [];
  let rest = text;
  for (let match = ITEM.exec(rest); match && rest.trim() !== ""; match = ITEM.exec(rest)) {
    const parameters = new Map<string, number>();
    for (const [, letter, value] of match[2]!.matchAll(/;\s*([a-z*][a-z0-9_.*-]*)=(-?\d{1,15})(?=\s*(?:;|$))/g)) parameters.set(letter!, Number(value));
    items.push({ name: match[1]!.replaceAll(/\\(["\\])/g, "$1"), parameters });
    rest = rest.slice(match[0].length);
  }
  return items;
}
