import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

/** Type and code for refusals of the engine, which often carry none. */
const byStatus: Record<number, [type: string, code: string]> = {
  400: ["invalid_data", "request.invalid"],
  401: ["unauthorized", "request.unauthorized"],
  403: ["forbidden", "request.forbidden"],
  404: ["not_found", "request.not_found"],
  409: ["conflict", "request.conflict"],
  413: ["invalid_data", "request.too_large"],
  415: ["invalid_data", "request.unsupported_media_type"],
  422: ["invalid_data", "request.unprocessable"],
  429: ["too_many_requests", "request.too_many"],
};

/** Makes every refusal `{ type, code, message }`, and a fault of ours one without its text. */
export function codeEveryRefusal(_req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const answer = res.json.bind(res);
  res.json = (body: unknown) => answer(res.statusCode >= 400 ? toRefusal(body, res.statusCode) : body);
  next();
}

function toRefusal(body: unknown, status: number): unknown {
  if (status === 503 || typeof body !== "object" || body === null) return body;
  if (status >= 500) return { type: "unknown_error", code: "internal_error", message: "An unknown error occurred." };
  const [type, code] = byStatus[status] ?? ["invalid_data", "request.refused"];
  const given = body as { type?: string; code?: string };
  return { ...given, type: given.type ?? type, code: given.code ?? code };
}
