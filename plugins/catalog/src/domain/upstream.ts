import { checkWebAddress, type Reach, refusalText } from "@mintreu/kit/domain/public-address";

/** Headers that belong to the connection, to the gateway or to the caller: a secret in them would never arrive, or lie. */
const TAKEN_HEADERS = new Set([
  ...["host", "content-length", "content-type", "content-encoding", "accept", "accept-encoding", "cookie", "set-cookie", "date", "expect", "via"],
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
  ...["forwarded", "x-api-key", "x-request-id", "http2-settings", "origin", "referer", "user-agent", "range"],
]);
const TAKEN_PREFIXES = ["x-forwarded-", "x-mintreu-", "x-ratelimit-", "sec-", "access-control-"];

/** Of a request that a caller makes for somebody else's upstream: what is about the connection, or says who the caller is. */
const STRIPPED_FROM_CALLER = new Set([
  ...["host", "content-length", "cookie", "authorization", "x-api-key", "expect", "via", "forwarded", "accept-encoding", "http2-settings"],
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
]);

const STRIPPED_FROM_UPSTREAM = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "set-cookie", "set-cookie2"],
]);

export type UpstreamVerdict = { url: string } | { code: "upstream.malformed" | "upstream.not_public"; fault: string };

/** The address below which a product's paths lie, without a slash at its end; or why it is none. */
export function parseUpstreamUrl(text: string, reach: Reach): UpstreamVerdict {
  const verdict = checkWebAddress(text, reach);
  if (!verdict.ok) {
    const isAboutPlace = verdict.reason === "not_public" || verdict.reason === "spelling" || verdict.reason === "port";
    return { code: isAboutPlace ? "upstream.not_public" : "upstream.malformed", fault: refusalText(verdict.reason) };
  }
  const { origin, pathname } = verdict.url;
  if (/[?#]/.test(text)) return { code: "upstream.malformed", fault: "must hold no query and no fragment" };
  return { url: `${origin}${pathname.replace(/\/+$/, "")}` };
}

/** Whether a secret that was meant for one address would now go to somebody else. */
export function leadsElsewhere(before: string, after: string): boolean {
  return new URL(before).origin !== new URL(after).origin;
}

/** Why a header may not carry the upstream's secret, or null. */
export function authHeaderFault(name: string): string | null {
  const lower = name.toLowerCase();
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(lower)) return "must be the name of a header";
  if (TAKEN_HEADERS.has(lower) || TAKEN_PREFIXES.some((prefix) => lower.startsWith(prefix))) return "must be a header that nobody else writes";
  return null;
}

/** A request's own path on the upstream, or null when the path could mean another place than it says. */
export function upstreamAddress(upstreamUrl: string, path: string): URL | null {
  if (!path.startsWith("/") || /[\s\\?#]/.test(path) || path.split("/").some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))) return null;
  const text = `${upstreamUrl}${path}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.origin === new URL(upstreamUrl).origin ? url : null;
}

/** A caller's headers as they go on, names in lower case: none of the connection's, none that carries a credential. */
export function headersForUpstream(headers: Readonly<Record<string, string>>, authHeaderName: string | null): Record<string, string> {
  const own = authHeaderName?.toLowerCase();
  const kept = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(kept.filter(([name]) => name !== own && !STRIPPED_FROM_CALLER.has(name) && !/^(?:x-forwarded-|x-mintreu-|proxy-|sec-)/.test(name)));
}

/** An upstream's headers as they are shown. */
export function headersFromUpstream(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !STRIPPED_FROM_UPSTREAM.has(name)));
}
