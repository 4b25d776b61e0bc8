import type { H3Event } from "h3";
import { fromBackendHeaders, toBackendHeaders } from "../../lib/backend-headers";
import { handCookiesOn } from "../../lib/backend";
import { backendPathOf } from "../../lib/proxy-path";

const METHODS = new Set(["GET", "HEAD", "POST", "DELETE"]);
const MAX_BODY_BYTES = 256 * 1024;
const TIMEOUT_MS = 20_000;

function answer(event: H3Event, status: number, type: string, code: string, message: string) {
  setResponseStatus(event, status);
  return { type, code, message };
}

/**
 * The browser's only way to the backend: same origin, so that the session cookie is first-party and httpOnly.
 * What may be reached is decided by `backendPathOf`, who may ask by the guard in `server/middleware`.
 */
export default defineEventHandler(async (event) => {
  setResponseHeader(event, "cache-control", "no-store");
  const target = backendPathOf(event.node.req.url ?? "");
  if (!target) return answer(event, 404, "not_found", "request.path_not_allowed", "There is nothing at this address.");
  if (!METHODS.has(event.method)) return answer(event, 405, "not_allowed", "request.method_not_allowed", "This method is not allowed here.");

  const declared = Number(getHeader(event, "content-length") ?? 0);
  const tooLarge = () => answer(event, 413, "invalid_data", "request.too_large", "The request is too large.");
  if (declared > MAX_BODY_BYTES) return tooLarge();
  const body = event.method === "POST" || event.method === "DELETE" ? await readRawBody(event, false) : undefined;
  if (body && body.length > MAX_BODY_BYTES) return tooLarge();

  const base = useRuntimeConfig(event).backendUrl;
  try {
    const response = await fetch(new URL(`/${target.path}${target.search}`, base), {
      method: event.method,
      headers: toBackendHeaders(event),
      body: body && body.length > 0 ? new Uint8Array(body) : undefined,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const content = Buffer.from(await response.arrayBuffer());
    setResponseStatus(event, response.status);
    for (const [name, value] of fromBackendHeaders(response.headers)) setResponseHeader(event, name, value);
    handCookiesOn(event, response.headers.getSetCookie());
    return content;
  } catch {
    return answer(event, 502, "unavailable", "backend.unavailable", "The shop is not answering at the moment.");
  }
});
