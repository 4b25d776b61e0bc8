import type { IncomingMessage, ServerResponse } from "node:http";
import { checkGateway, type GatewayGuardOptions } from "./check-gateway.ts";
import type { GatewayCall } from "./verify-gateway-request.ts";

/** A request that came through the gateway says who calls; `rawBody`, where a body parser kept it, is checked too. */
export interface GatewayRequestLike {
  gateway?: GatewayCall;
  rawBody?: Uint8Array | string;
  originalUrl?: string;
}

/** Middleware for Express and everything that takes `(req, res, next)`: `app.use(requireGateway({ secret }))`. */
export function requireGateway(options: GatewayGuardOptions) {
  return (req: IncomingMessage & GatewayRequestLike, res: ServerResponse, next: (error?: unknown) => void): void => {
    const header = (name: string) => {
      const value = req.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    checkGateway({ method: req.method ?? "", path: req.originalUrl ?? req.url ?? "", header, body: req.rawBody }, options).then((result) => {
      if (result.ok) {
        req.gateway = result.call;
        return next();
      }
      res.writeHead(result.problem.status, result.problem.headers).end(JSON.stringify(result.problem.body));
    }, next);
  };
}
