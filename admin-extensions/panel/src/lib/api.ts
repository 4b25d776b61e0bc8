/** A refusal or failure of the backend. `code` is stable (`listing.handle_taken`); without an answer it is `network.unreachable`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Path of the field that the backend named (`prices.0.amount_minor`), where it named one. */
    readonly field: string | null = null,
    /** Places inside of a document that it refused. */
    readonly places: readonly FaultPlace[] = [],
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export interface FaultPlace {
  /** JSON pointer, or line and column. */
  path: string;
  message: string;
}

export type Query = Record<string, string | number | boolean | null | undefined>;

interface CallOptions {
  method?: "GET" | "POST" | "DELETE";
  query?: Query;
  body?: unknown;
  /** For what proves itself by more than the session: the short-lived token of a sign-in. */
  token?: string;
  signal?: AbortSignal;
}

/** Calls the backend in the session of this browser. Errors: ApiError. */
export async function call<Answer>(path: string, { method = "GET", query, body, token, signal }: CallOptions = {}): Promise<Answer> {
  const writes = method !== "GET";
  const response = await send(path + toSearch(query), {
    method,
    headers: {
      accept: "application/json",
      ...(writes ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(writes ? { body: JSON.stringify(body ?? {}) } : {}),
    ...(signal ? { signal } : {}),
  });
  if (response.status === 401 && !token && path.startsWith("/vendor/") && path !== WHO_AM_I) noteEndOfSession();
  return readAnswer<Answer>(response);
}

/** Who is signed in: the one question that is asked without a session too. */
export const WHO_AM_I = "/vendor/me";

/** Heard by the frame of the panel, which asks for the password without leaving the page. */
export const SESSION_ENDED = "panel:session-ended";

export function noteEndOfSession(): void {
  globalThis.dispatchEvent(new Event(SESSION_ENDED));
}

/** Sends a file as it is. Errors: ApiError. */
export async function upload<Answer>(path: string, file: File, { query, signal }: Pick<CallOptions, "query" | "signal"> = {}): Promise<Answer> {
  const response = await send(path + toSearch(query), {
    method: "POST",
    headers: { accept: "application/json", "content-type": file.type || "application/octet-stream" },
    body: file,
    ...(signal ? { signal } : {}),
  });
  if (response.status === 401) noteEndOfSession();
  return readAnswer<Answer>(response);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "network.unreachable", "The server could not be reached. Check your connection and try again.");
  }
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json().catch(() => null)) as unknown;
  if (response.ok) return answer as Answer;
  throw toApiError(response.status, answer);
}

const sentences: Record<number, string> = {
  401: "Sign in to go on.",
  403: "Your role does not allow this.",
  404: "This is not there any more.",
  413: "This is larger than the server accepts.",
  429: "That was too often in a short time. Wait a moment and try again.",
  503: "The server is busy. Try again in a moment.",
};

/** The refusal in an answer; exported for its test. `request.invalid` carries its field before the sentence: `title: is too short`. */
export function toApiError(status: number, answer: unknown): ApiError {
  const { code, message, details } = (typeof answer === "object" && answer !== null ? answer : {}) as { code?: unknown; message?: unknown; details?: unknown };
  const text =
    typeof message === "string" && message && status < 500 ? message : (sentences[status] ?? "The server could not answer this. Try again in a moment.");
  const [, field = null, rest = ""] = /^([a-z][\w.]*): (.+)$/s.exec(text) ?? [];
  const stable = typeof code === "string" ? code : "request.failed";
  const places = Array.isArray(details) ? (details as FaultPlace[]) : [];
  return field && field !== "body" ? new ApiError(status, stable, capitalised(rest), field, places) : new ApiError(status, stable, text, null, places);
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function toSearch(query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return entries.length > 0 ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : "";
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

/** A sentence about a failed call that can be shown. */
export function messageOf(error: unknown): string {
  return isApiError(error) ? error.message : "Something went wrong here. Reload the page and try again.";
}
