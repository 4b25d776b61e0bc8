import type { H3Event } from "h3";
import { createError, readBody } from "h3";
import type { z } from "zod";

/** The request's JSON checked against its schema; the first fault is named, never the value. */
export async function readForm<T extends z.ZodType>(event: H3Event, schema: T): Promise<z.infer<T>> {
  const body = await readBody(event).catch(() => null);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") || "body";
  const message = `The field "${field}" is missing or not valid.`;
  throw createError({ statusCode: 400, statusMessage: "Bad Request", message, data: { type: "invalid_data", code: "request.invalid", message, field } });
}
