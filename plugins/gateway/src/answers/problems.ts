/** What the gateway itself answers with (RFC 9457). The codes are part of the API. */
const problems = {
  "request-malformed": [400, "The request is malformed."],
  "path-malformed": [400, "The path holds characters that could be read in two ways: escaped slashes or dots, empty segments, control characters."],
  "encoding-unsupported": [400, "A request body may be sent whole or chunked, in no other transfer encoding."],
  "key-missing": [401, "Send your licence key in X-API-Key."],
  "key-malformed": [401, "This is not a licence key, or it was mistyped."],
  "key-unknown": [401, "No licence has this key."],
  "license-other-product": [403, "The licence is for another product."],
  "license-suspended": [403, "The licence is suspended."],
  "license-revoked": [403, "The licence was revoked."],
  "license-cancelled": [403, "The licence was cancelled and its paid time is over."],
  "license-expired": [403, "The licence has expired."],
  "domain-not-allowed": [403, "The licence does not cover this domain."],
  "ip-not-allowed": [403, "The licence does not cover this address."],
  "not-found": [404, "There is no such API."],
  "endpoint-not-found": [404, "The API has no such endpoint."],
  "request-timeout": [408, "The request did not arrive in time."],
  "body-too-large": [413, "The request body is larger than is allowed."],
  "headers-too-large": [431, "The request's headers are larger than is allowed."],
  "limit-exceeded": [429, "A limit of the licence is reached."],
  "internal-error": [500, "Something went wrong in the gateway."],
  "upgrade-unsupported": [501, "Connections cannot be upgraded here: WebSocket and other protocols are not forwarded."],
  "upstream-unreachable": [502, "The API could not be reached."],
  "upstream-broken": [502, "The API's answer could not be read."],
  "upstream-missing": [503, "The API has no address yet."],
  "upstream-busy": [503, "The API has more calls under way than it can take."],
  "circuit-open": [503, "The API does not answer; calls are tried again shortly."],
  "quota-unavailable": [503, "The quota cannot be checked now."],
  "registry-unavailable": [503, "The licence cannot be checked now."],
  "shutting-down": [503, "This server is shutting down; try again."],
  "upstream-timeout": [504, "The API did not answer in time."],
  "loop-detected": [508, "The API's address leads back to the gateway."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  /** The call's id, by which support finds it. */
  instance: string;
}

const titles: Record<number, string> = {
  400: "Bad request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not found",
  408: "Request timeout",
  413: "Content too large",
  429: "Too many requests",
  431: "Request header fields too large",
  500: "Internal error",
  501: "Not implemented",
  502: "Bad gateway",
  503: "Service unavailable",
  504: "Gateway timeout",
  508: "Loop detected",
};

/** Codes that are likely to be gone soon, and after how many seconds to try again. */
const retryAfter: Partial<Record<ProblemCode, number>> = {
  "upstream-busy": 1,
  "circuit-open": 5,
  "quota-unavailable": 5,
  "registry-unavailable": 5,
  "shutting-down": 1,
};

export function statusOfProblem(code: ProblemCode): number {
  return problems[code][0];
}

/** `type` is stable: a URN of the code. Holds nothing internal, whatever went wrong. */
export function problemOf(code: ProblemCode, callId: string): Problem {
  const [status, detail] = problems[code];
  return { type: `urn:mintreu:problem:gateway:${code}`, title: titles[status] ?? "Refused", status, detail, code, instance: `urn:uuid:${callId}` };
}

/** Headers that belong to a problem, whoever it is told. */
export function problemHeaders(code: ProblemCode): Record<string, string> {
  const headers: Record<string, string> = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  if (statusOfProblem(code) === 401) headers["WWW-Authenticate"] = 'ApiKey realm="Mintreu", header="X-API-Key"';
  const seconds = retryAfter[code];
  if (seconds !== undefined) headers["Retry-After"] = String(seconds);
  return headers;
}
