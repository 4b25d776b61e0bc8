import { STATUS_CODES } from "node:http";
import type { H3Event } from "h3";
import { appendResponseHeader, createError } from "h3";
import { toBackendHeaders, toFirstPartyCookie } from "./backend-headers";

const TIMEOUT_MS = 20_000;

interface BackendAnswer<T> {
  ok: boolean;
  status: number;
  body: T;
  setCookies: string[];
}

interface BackendRequest {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string | number | null | undefined>;
}

/** Shape of every refusal the backend gives. */
interface BackendRefusal {
  type?: string;
  code?: string;
  message?: string;
}

export function unavailable(): Error {
  return createError({
    statusCode: 502,
    statusMessage: "Bad Gateway",
    message: "The shop is not answering at the moment.",
    data: { type: "unavailable", code: "backend.unavailable", message: "The shop is not answering at the moment." },
  });
}

/** One request to the backend; a refusal is an answer, only an unreachable backend throws. */
export async function askBackend<T = unknown>(event: H3Event, path: string, request: BackendRequest = {}): Promise<BackendAnswer<T>> {
  const base = useRuntimeConfig(event).backendUrl;
  if (!base) throw unavailable();
  const url = new URL(path, base);
  for (const [key, value] of Object.entries(request.query ?? {})) {
    if (value !== null && value !== undefined) url.searchParams.set(key, String(value));
  }
  const { "content-type": _type, ...headers } = toBackendHeaders(event);
  const withBody = request.body !== undefined;
  try {
    const response = await fetch(url, {
      method: request.method ?? "GET",
      headers: { ...headers, ...(withBody ? { "content-type": "application/json" } : {}), ...request.headers },
      body: withBody ? JSON.stringify(request.body) : undefined,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.json().catch(() => ({}))) as T;
    return { ok: response.ok, status: response.status, body, setCookies: response.headers.getSetCookie() };
  } catch {
    throw unavailable();
  }
}

export function handCookiesOn(event: H3Event, setCookies: string[]): void {
  for (const cookie of setCookies) appendResponseHeader(event, "set-cookie", toFirstPartyCookie(cookie));
}

/** A refusal of the backend as an error of this site, code and message kept; a 5xx tells nothing of the inside. */
export function refusal(answer: { status: number; body: unknown }): Error {
  const { type, code, message } = (answer.body ?? {}) as BackendRefusal;
  if (answer.status >= 500) return unavailable();
  return createError({
    statusCode: answer.status,
    statusMessage: STATUS_CODES[answer.status],
    message: message ?? "The request was refused.",
    data: { type: type ?? "refused", code: code ?? type ?? "request.refused", message: message ?? "The request was refused." },
  });
}
