import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errorHandler as createEngineHandler } from "@medusajs/framework/http";
import { isDomainError, type FaultKind } from "../domain/errors";

const statusOf: Record<FaultKind, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_requests: 429,
  unavailable: 503,
};

const typeOf: Record<FaultKind, string> = {
  invalid: "invalid_data",
  unauthorized: "unauthorized",
  forbidden: "forbidden",
  not_found: "not_found",
  conflict: "conflict",
  too_many_requests: "too_many_requests",
  unavailable: "unavailable",
};

/** Codes for the engine's own refusals, which often carry none. */
const codeOfStatus: Record<number, string> = {
  400: "request.invalid",
  401: "request.unauthorized",
  403: "request.forbidden",
  404: "request.not_found",
  409: "request.conflict",
  413: "request.too_large",
  415: "request.unsupported_media_type",
  422: "request.unprocessable",
  429: "request.too_many",
};

/** Text that PostgreSQL cannot hold (a NUL byte, a lone surrogate) or a number out of its range. */
const UNSTORABLE_TEXT = new Set(["22021", "22P05", "22P02", "22003", "22001"]);

const engineHandler = createEngineHandler();

/**
 * The one place where a fault becomes an answer `{ type, code, message }`. Domain faults keep their
 * code; the engine's answers get one when they have none; anything else is 500 without its text.
 */
export function handleError(error: unknown, req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (isDomainError(error)) {
    const retryAfter = error.details?.["retry_after_seconds"];
    if (typeof retryAfter === "number") res.setHeader("Retry-After", String(retryAfter));
    res.status(statusOf[error.kind]).json({ type: typeOf[error.kind], code: error.code, message: error.message });
    return;
  }
  if (isUnstorable(error)) {
    res.status(400).json({ type: "invalid_data", code: "request.invalid_text", message: "The request holds a value that cannot be stored." });
    return;
  }
  const answer = res.json.bind(res);
  res.json = (body: unknown) => answer(withCode(body as Record<string, unknown>, res.statusCode));
  engineHandler(error as Error & { type?: string }, req, res, next);
}

function isUnstorable(error: unknown): boolean {
  for (let fault = error as { code?: unknown; cause?: unknown } | undefined, depth = 0; fault && depth < 4; depth++) {
    if (typeof fault.code === "string" && UNSTORABLE_TEXT.has(fault.code)) return true;
    fault = fault.cause as typeof fault;
  }
  return false;
}

function withCode(body: Record<string, unknown>, status: number): Record<string, unknown> {
  if (status >= 500) {
    return { type: "unknown_error", code: "internal_error", message: "An unknown error occurred." };
  }
  return { ...body, code: body["code"] ?? codeOfStatus[status] ?? "request.refused" };
}
