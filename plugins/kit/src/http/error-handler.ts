import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errorHandler as createEngineHandler } from "@medusajs/framework/http";
import { codeEveryRefusal } from "./coded-answers";
import { isDomainError, type FaultKind } from "../domain/errors";

const statusOf: Record<FaultKind, number> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many_requests: 429,
  unavailable: 503,
};

const typeOf: Record<FaultKind, string> = {
  invalid: "invalid_data",
  unauthorized: "unauthorized",
  forbidden: "forbidden",
  not_found: "not_found",
  conflict: "conflict",
  too_large: "invalid_data",
  too_many_requests: "too_many_requests",
  unavailable: "unavailable",
};

/** Text that PostgreSQL cannot hold (a lone surrogate) or a number out of its range. */
const UNSTORABLE_TEXT = new Set(["22021", "22P05", "22P02", "22003", "22001"]);

const engineHandler = createEngineHandler();

/** The one place where a fault becomes an answer. What is no domain fault goes to the engine's handler. */
export function handleError(error: unknown, req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (isDomainError(error)) {
    const retryAfter = error.details?.["retry_after_seconds"];
    if (typeof retryAfter === "number") res.setHeader("Retry-After", String(retryAfter));
    const faults = error.details?.["faults"];
    const body = { type: typeOf[error.kind], code: error.code, message: error.message };
    res.status(statusOf[error.kind]).json(Array.isArray(faults) ? { ...body, details: faults } : body);
    return;
  }
  if (isUnstorable(error)) {
    res.status(400).json({ type: "invalid_data", code: "request.invalid_text", message: "The request holds a value that cannot be stored." });
    return;
  }
  // What fails before the routes (body parser, publishable key) has not met that middleware yet.
  codeEveryRefusal(req, res, () => engineHandler(error as Error & { type?: string }, req, res, next));
}

function isUnstorable(error: unknown): boolean {
  for (let fault = error as { code?: unknown; cause?: unknown } | undefined, depth = 0; fault && depth < 4; depth++) {
    if (typeof fault.code === "string" && UNSTORABLE_TEXT.has(fault.code)) return true;
    fault = fault.cause as typeof fault;
  }
  return false;
}
