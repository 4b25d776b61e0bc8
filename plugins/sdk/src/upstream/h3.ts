import { checkGateway, type GatewayGuardOptions } from "./check-gateway.ts";
import type { GatewayCall } from "./verify-gateway-request.ts";

interface NodeRequestLike {
  method?: string;
  url?: string;
  originalUrl?: string;
  headers: Record<string, string | string[] | undefined>;
}

interface H3EventLike {
  /** h3 1: Node's request; h3 2: a web request. */
  node?: { req: NodeRequestLike };
  req?: unknown;
  context: Record<string, unknown> & { gateway?: GatewayCall; rawBody?: Uint8Array | string };
}

/** Middleware for h3 and Nitro: answers a refusal itself, otherwise lets pass with `event.context.gateway`. */
export function requireGateway(options: GatewayGuardOptions) {
  return async (event: H3EventLike): Promise<Response | undefined> => {
    const result = await checkGateway({ ...requestOf(event), body: event.context.rawBody }, options);
    if (!result.ok) return new Response(JSON.stringify(result.problem.body), { status: result.problem.status, headers: result.problem.headers });
    event.context.gateway = result.call;
    return undefined;
  };
}

function requestOf(event: H3EventLike): { method: string; path: string; header(name: string): string | undefined } {
  const web = event.req as { method?: string; url?: string; headers?: unknown } | undefined;
  if (web?.headers instanceof Headers) {
    const headers = web.headers;
    const url = new URL(web.url ?? "/", "http://upstream");
    return { method: web.method ?? "", path: `${url.pathname}${url.search}`, header: (name) => headers.get(name) ?? undefined };
  }
  const request = event.node?.req;
  const header = (name: string) => {
    const value = request?.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  return { method: request?.method ?? "", path: request?.originalUrl ?? request?.url ?? "", header };
}
