import type { Verdict } from "../verdict.ts";
import { checkRequest, type GuardOptions } from "./check-request.ts";

interface H3EventLike {
  /** h3 1: Node's request; h3 2: a web request. */
  node?: { req: { headers: Record<string, string | string[] | undefined> } };
  req?: unknown;
  context: Record<string, unknown> & { license?: Verdict };
}

/** Middleware for h3 and Nitro: answers a refusal itself, otherwise lets pass with `event.context.license`. */
export function requireLicense(options: GuardOptions) {
  return async (event: H3EventLike): Promise<Response | undefined> => {
    const headers = (event.req as { headers?: unknown } | undefined)?.headers ?? event.node?.req.headers ?? {};
    const header = (name: string) => {
      if (headers instanceof Headers) return headers.get(name) ?? undefined;
      const value = (headers as Record<string, string | string[] | undefined>)[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const result = await checkRequest(header, options);
    if (!result.ok) return new Response(JSON.stringify(result.problem.body), { status: result.problem.status, headers: result.problem.headers });
    event.context.license = result.license;
    return undefined;
  };
}
