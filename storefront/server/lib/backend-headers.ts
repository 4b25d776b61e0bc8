import type { H3Event } from "h3";
import { getHeader, getRequestHeaders, getRequestIP, getRequestProtocol } from "h3";

const FORWARDED_REQUEST_HEADERS = ["accept", "accept-language", "content-type", "idempotency-key", "user-agent", "x-request-id", "x-medusa-locale"];
const FORWARDED_RESPONSE_HEADERS = ["content-type", "content-disposition", "retry-after", "x-request-id"];
// Only the backend's own cookies go to it: the storefront's preferences are none of its business.
const BACKEND_COOKIES = new Set(["connect.sid", "mintreu_order"]);

function backendCookies(header: string | undefined): string {
  return (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => BACKEND_COOKIES.has(pair.slice(0, pair.indexOf("="))))
    .join("; ");
}

/** Headers of a request to the backend on the visitor's behalf. */
export function toBackendHeaders(event: H3Event): Record<string, string> {
  const config = useRuntimeConfig(event);
  const given = getRequestHeaders(event);
  const headers: Record<string, string> = { accept: "application/json" };
  for (const name of FORWARDED_REQUEST_HEADERS) {
    const value = given[name];
    if (value) headers[name] = value;
  }
  const cookie = backendCookies(getHeader(event, "cookie"));
  if (cookie) headers.cookie = cookie;
  headers["x-publishable-api-key"] = config.public.publishableKey;
  // The visitor's own x-forwarded-* are believed only behind a proxy of ours.
  const xForwarded = { xForwardedFor: config.trustProxy, xForwardedProto: config.trustProxy };
  const address = getRequestIP(event, xForwarded);
  if (address) headers["x-forwarded-for"] = address;
  headers["x-forwarded-proto"] = getRequestProtocol(event, xForwarded);
  return headers;
}

/** The backend's answer headers that a browser may see. */
export function fromBackendHeaders(headers: Headers): [string, string][] {
  return FORWARDED_RESPONSE_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value ? [[name, value]] : [];
  });
}

/** A backend cookie becomes this site's own: without a domain it belongs to the host that answered. */
export function toFirstPartyCookie(setCookie: string): string {
  return setCookie
    .split(";")
    .filter((part) => !/^\s*domain=/i.test(part))
    .join(";");
}

/** `connect.sid=…; mintreu_order=…` from the answers' Set-Cookie, to go on with in the same request. */
export function cookiePairs(setCookies: string[]): string {
  return setCookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}
