/** How a fault is answered over HTTP; the mapping to a status stands in `http/error-handler.ts` only. */
export type FaultKind = "invalid" | "unauthorized" | "forbidden" | "not_found" | "conflict" | "too_large" | "too_many_requests" | "unavailable";

/**
 * The one error class for domain faults. `code` is stable and part of the API
 * (`license.not_found`); `message` is shown to clients, so it holds nothing internal.
 */
export class DomainError extends Error {
  /** Recognised by brand, not by class: a test may hold source and built code at once. */
  readonly isDomainError = true;

  constructor(
    readonly kind: FaultKind,
    readonly code: string,
    message: string,
    /** Two entries are shown: `retry_after_seconds` as header, `faults` (a list) as `details` of the answer. */
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = "DomainError";
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return typeof error === "object" && error !== null && (error as DomainError).isDomainError === true;
}

/** A wrong id and another tenant's id are the same answer: 404 without a hint. */
export function notFound(entity: string): DomainError {
  return new DomainError("not_found", `${entity}.not_found`, `No such ${entity.replaceAll("_", " ")}.`);
}

/** States that cannot happen: a bug of ours, answered as 500 without its text. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(`invariant violated: ${message}`);
  }
}
