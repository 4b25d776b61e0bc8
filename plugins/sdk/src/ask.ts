/** The marketplace understood the request and refuses it: a mistake in the calling code, or a lack of rights. */
export class LicenseRequestError extends Error {
  /** Stable code of the marketplace, e.g. `license.key_required`. */
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "LicenseRequestError";
    this.status = status;
    this.code = code;
  }
}

/** No answer could be had: no network, no server, a server in trouble, or too many requests. */
export class UnreachableError extends Error {
  /** When to ask again, in milliseconds, if the marketplace said so. */
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null = null, cause?: unknown) {
    super(message, { cause });
    this.name = "UnreachableError";
    this.retryAfterMs = retryAfterMs;
  }
}

export interface AskOptions {
  fetch: typeof fetch;
  timeoutMs: number;
  signal?: AbortSignal;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * Sends JSON and reads JSON. Statuses of `expected` are answers; other 4xx throw LicenseRequestError; everything that
 * another moment may mend (network, time-out, 408, 429, 5xx, no JSON) throws UnreachableError.
 */
export async function ask(url: string, init: RequestInit, expected: readonly number[], options: AskOptions): Promise<Answer> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  let response: Response;
  let text: string;
  try {
    response = await options.fetch(url, { ...init, signal, redirect: "error", credentials: "omit" });
    text = await response.text();
  } catch (error) {
    throw new UnreachableError("the marketplace cannot be reached", null, error);
  }
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    throw new UnreachableError(`the marketplace answered ${response.status}`, retryAfterMs(response.headers));
  }
  const body = parseObject(text);
  if (expected.includes(response.status) && body) return { status: response.status, body };
  if (response.ok || !body) throw new UnreachableError(`the marketplace answered ${response.status} with something else than JSON`);
  throw new LicenseRequestError(response.status, textOf(body["code"]) ?? "unknown", textOf(body["message"]) ?? `refused with ${response.status}`);
}

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110); null when it says nothing. */
export function retryAfterMs(headers: Headers, now = Date.now()): number | null {
  const value = headers.get("retry-after");
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : null);
