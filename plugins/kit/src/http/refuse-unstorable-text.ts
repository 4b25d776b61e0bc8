import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DomainError } from "../domain/errors";

const MAX_DEPTH = 32;

/**
 * PostgreSQL holds no NUL character, and a statement that has one breaks the connection's protocol:
 * such a request is refused at the door. Errors: request.invalid_text, request.too_deep.
 */
export function refuseUnstorableText(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  if (/%00|\0/.test(req.originalUrl) || holdsNul(req.body, 0)) {
    throw new DomainError("invalid", "request.invalid_text", "The request holds a character that cannot be stored.");
  }
  next();
}

function holdsNul(value: unknown, depth: number): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return false;
  if (depth > MAX_DEPTH) throw new DomainError("invalid", "request.too_deep", `The request is nested more than ${MAX_DEPTH} levels deep.`);
  return Object.entries(value).some(([key, inner]) => key.includes("\0") || holdsNul(inner, depth + 1));
}
