import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { validateBody } from "@mintreu/kit/http/validate";
import type { z } from "@medusajs/framework/zod";

type Handler<Body> = (req: MedusaRequest<Body>, res: MedusaResponse) => Promise<void>;

/**
 * A middleware that answers `POST` of exactly its own path by a route's handler. The engine tries its routes one
 * after the other, more than a thousand of them, but middlewares without methods stand before them all: what
 * products ask for all day need not wait for that walk.
 */
export function serveEarly<Schema extends z.ZodType>(schema: Schema, handler: Handler<z.output<Schema>>) {
  const parse = validateBody(schema);
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    if (req.method !== "POST" || req.path !== "/") return next();
    parse(req, res, () => {});
    await handler(req as MedusaRequest<z.output<Schema>>, res);
  };
}
