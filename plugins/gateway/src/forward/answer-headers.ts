import { namedByConnection } from "./request-headers";

/** As the clients of HTTP parse them: names in lower case, several values as a list. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Never passed on: what belongs to one connection, and what an upstream could say of the gateway's host, which it
 * shares with others: cookies, transport policies, leave for other origins, limits.
 */
const DROPPED = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authentication-info", "proxy-connection", "te", "transfer-encoding", "upgrade"],
  ...["set-cookie", "set-cookie2", "clear-site-data", "strict-transport-security", "public-key-pins", "alt-svc", "service-worker-allowed", "nel", "report-to"],
  ...["x-request-id", "ratelimit", "ratelimit-policy", "x-ratelimit-reset", "x-api-usage-current", "x-api-usage-limits"],
]);
const DROPPED_PREFIX = /^(?:access-control-|x-mintreu-)/;
const NAMES_KNOWN = 2000;
const kept = new Map<string, boolean>();

/** Whether an answer has a body, by its method and status (RFC 9110, 6.4.1). */
export function mayHaveBody(method: string, status: number): boolean {
  return method !== "HEAD" && status !== 204 && status !== 304;
}

/** The upstream's headers as the client gets them, names and values in turn. `trailers`: whether any can follow. */
export function answerHeaders(headers: AnswerHeaders, { status, trailers }: { status: number; trailers: boolean }): string[] {
  const connection = headers["connection"];
  const named = namedByConnection(Array.isArray(connection) ? connection.join(",") : connection);
  const flat: string[] = [];
  for (const name of Object.keys(headers)) {
    if (!isKept(name) || (named !== null && named.includes(name))) continue;
    // A 204 has no length, and a trailer can only be announced where one can follow.
    if ((name === "content-length" && status === 204) || (name === "trailer" && !trailers)) continue;
    const value = headers[name];
    if (typeof value === "string") flat.push(name, value);
    else if (value) for (const one of value) flat.push(name, one);
  }
  return flat;
}

/** Trailers that may follow a body: none that would frame, route or authenticate (RFC 9110, 6.5.1). */
export function answerTrailers(trailers: AnswerHeaders): Record<string, string | string[]> | null {
  let some: Record<string, string | string[]> | null = null;
  for (const name of Object.keys(trailers)) {
    const value = trailers[name];
    if (value === undefined || !isKept(name) || FORBIDDEN_TRAILERS.has(name)) continue;
    some ??= {};
    some[name] = value;
  }
  return some;
}

const FORBIDDEN_TRAILERS = new Set([
  "content-length",
  "host",
  "authorization",
  "content-encoding",
  "content-type",
  "content-range",
  "trailer",
  "cache-control",
]);

function isKept(name: string): boolean {
  let keep = kept.get(name);
  if (keep === undefined) {
    keep = !DROPPED.has(name) && !DROPPED_PREFIX.test(name);
    if (kept.size >= NAMES_KNOWN) kept.clear();
    kept.set(name, keep);
  }
  return keep;
}
