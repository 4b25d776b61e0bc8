import { checkGateway, type GatewayGuardOptions } from "./check-gateway.ts";
import type { GatewayCall } from "./verify-gateway-request.ts";

interface FastifyRequestLike {
  method: string;
  url: string;
  originalUrl?: string;
  headers: Record<string, string | string[] | undefined>;
  rawBody?: Uint8Array | string;
  gateway?: GatewayCall;
}

interface FastifyReplyLike {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(body: unknown): unknown;
}

/** Hook for Fastify: `app.addHook("preHandler", requireGateway({ secret }))`; `request.gateway` says who calls. */
export function requireGateway(options: GatewayGuardOptions) {
  return async (request: FastifyRequestLike, reply: FastifyReplyLike): Promise<unknown> => {
    const header = (name: string) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    const result = await checkGateway({ method: request.method, path: request.originalUrl ?? request.url, header, body: request.rawBody }, options);
    if (result.ok) {
      request.gateway = result.call;
      return undefined;
    }
    reply.code(result.problem.status);
    reply.headers(result.problem.headers);
    // As bytes already made: Fastify would give a plain object another content type.
    reply.send(JSON.stringify(result.problem.body));
    return reply;
  };
}
