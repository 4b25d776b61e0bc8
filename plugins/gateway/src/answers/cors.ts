import type { IncomingHttpHeaders } from "node:http";

const DAY_SECONDS = "86400";
const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
const TOKEN_LIST = /^[A-Za-z0-9!#$%&'*+.^_`|~, -]{0,1000}$/;

/**
 * Any page may call: the key is the authority, and no cookie is ever taken. Every answer of the gateway carries
 * these, and an upstream's own are left out, so that there is one truth.
 */
export const corsHeaders = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*" } as const;

/** Whether a browser asks for leave before its call: it sends no key yet. */
export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;
}

/** The answer to it, with status 204. */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const asked = headers["access-control-request-headers"] ?? "";
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": asked !== "" && TOKEN_LIST.test(asked) ? asked : "*",
    "Access-Control-Max-Age": DAY_SECONDS,
    Vary: "Access-Control-Request-Headers",
  };
}
