import { signatureOf, type CallToSign } from "@mintreu/catalog/domain/call-signature";

/**
 * Never forwarded, beside what `Connection` names: what belongs to one connection (RFC 9110, 7.6.1), what frames the
 * body anew, credentials for the gateway or for its host, and what the gateway says itself.
 */
const DROPPED = new Set([
  ...[
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "http2-settings",
  ],
  ...["host", "content-length", "expect", "max-forwards"],
  ...["x-api-key", "x-license-key", "authorization", "cookie", "cookie2"],
  ...["forwarded", "via", "x-real-ip", "x-request-id", "x-correlation-id"],
]);
const DROPPED_PREFIX = /^(?:x-mintreu-|x-forwarded-)/;
const NAMES_KNOWN = 2000;
const kept = new Map<string, boolean>();

export const VIA = "1.1 mintreu-gateway";

export interface CallToForward extends CallToSign {
  /** Names and values in turn, as they came in. */
  raw_headers: readonly string[];
  connection: string | undefined;
  client_address: string;
  /** The gateway's own public address. */
  public_host: string;
  public_protocol: string;
  license_id: string;
  plan: string;
  /** The upstream's credential, and the secrets to sign with. */
  auth_header: { name: string; value: string } | null;
  signing_secrets: readonly string[];
  accepts_trailers: boolean;
}

/** What the upstream is sent, names and values in turn; host and framing of the body are left to the client. */
export function requestHeaders(call: CallToForward): string[] {
  const { raw_headers, auth_header } = call;
  const named = namedByConnection(call.connection);
  const authName = auth_header?.name.toLowerCase();
  const headers: string[] = [];
  for (let index = 0; index < raw_headers.length; index += 2) {
    const name = raw_headers[index]!;
    if (!isKept(name)) continue;
    if (named !== null && named.includes(name.toLowerCase())) continue;
    if (authName !== undefined && name.length === authName.length && name.toLowerCase() === authName) continue;
    headers.push(name, raw_headers[index + 1]!);
  }
  headers.push("X-Request-Id", call.call_id, "X-Forwarded-For", call.client_address);
  headers.push("X-Forwarded-Host", call.public_host, "X-Forwarded-Proto", call.public_protocol, "Via", VIA);
  headers.push("X-Mintreu-License-Id", call.license_id, "X-Mintreu-Plan", headerText(call.plan));
  if (call.accepts_trailers) headers.push("TE", "trailers");
  if (auth_header) headers.push(auth_header.name, auth_header.value);
  if (call.signing_secrets.length > 0) {
    headers.push("X-Mintreu-Timestamp", String(call.timestamp), "X-Mintreu-Content-SHA256", call.content_digest);
    headers.push("X-Mintreu-Signature", signatureOf(call, call.signing_secrets));
  }
  return headers;
}

/** Trailers that may follow a request's body, as pairs: none that would frame, route or authenticate (RFC 9110, 6.5.1). */
export function requestTrailers(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]!;
    if (isKept(name) && !name.toLowerCase().startsWith("content-")) pairs.push([name, raw[index + 1]!]);
  }
  return pairs;
}

/** Names that `Connection` declares to be for this connection only, lower case; null for none but the usual. */
export function namedByConnection(connection: string | undefined): string[] | null {
  if (connection === undefined || connection === "keep-alive" || connection === "close" || connection === "Keep-Alive") return null;
  const names = connection.split(",").map((name) => name.trim().toLowerCase());
  return names.length === 0 ? null : names;
}

/** A text as a header may carry it: visible ASCII and blanks, all else and the percent sign escaped. */
export function headerText(text: string): string {
  return /^[\x20-\x24\x26-\x7e]*$/.test(text)
    ? text
    : text.replaceAll(/[^\x20-\x24\x26-\x7e]/gu, (letter) => encodeURIComponent(/\p{Surrogate}/u.test(letter) ? "\ufffd" : letter));
}

/** Clients repeat the same few names: each is looked at once. */
function isKept(name: string): boolean {
  let keep = kept.get(name);
  if (keep === undefined) {
    const lower = name.toLowerCase();
    keep = !DROPPED.has(lower) && !DROPPED_PREFIX.test(lower);
    if (kept.size >= NAMES_KNOWN) kept.clear();
    kept.set(name, keep);
  }
  return keep;
}
