import type { Verdict } from "../verdict.ts";
import { checkRequest, type GuardOptions } from "./check-request.ts";

interface FastifyRequestLike {
  headers: Record<string, string | string[] | undefined>;
  license?: Verdict;
}

interface FastifyReplyLike {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(body: unknown): unknown;
}

/** Hook for Fastify: `app.addHook("onRequest", requireLicense({ client }))`; `request.license` carries the licence. */
export function requireLicense(options: GuardOptions) {
  return async (request: FastifyRequestLike, reply: FastifyReplyLike): Promise<unknown> => {
    const header = (name: string) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const result = await checkRequest(header, options);
    if (result.ok) {
      request.license = result.license;
      return undefined;
    }
    reply.code(result.problem.status);
    reply.headers(result.problem.headers);
    // As bytes already made: Fastify would give a plain object another content type.
    reply.send(JSON.stringify(result.problem.body));
    return reply;
  };
}
