import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { DomainError } from "../domain/errors";

/** Parses `req.body` by a schema into `req.validatedBody`; 400 `request.invalid` names the field. */
export function validateBody(schema: z.ZodType) {
  return (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
    req.validatedBody = parseOrRefuse(schema, req.body ?? {});
    next();
  };
}

/** Parses `req.query` by a schema into `req.validatedQuery`; 400 `request.invalid` names the parameter. */
export function validateQuery(schema: z.ZodType) {
  return (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
    req.validatedQuery = parseOrRefuse(schema, req.query) as Record<string, unknown>;
    next();
  };
}

/**
 * The value as the schema gives it; 400 `request.invalid` names the field. Routes that first look for a
 * row call it themselves, since a wrong id is answered before a wrong body.
 */
export function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field = issue?.path.join(".") || "body";
    throw new DomainError("invalid", "request.invalid", `${field}: ${issue?.message ?? "is not valid"}`);
  }
  return result.data;
}
