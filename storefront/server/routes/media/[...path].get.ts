import { mediaPathOf } from "../../lib/proxy-path";

const TIMEOUT_MS = 15_000;
const CACHE_SECONDS = 86_400;

/** The backend's public images through this origin, as pictures only: never as a page or a script. */
export default defineEventHandler(async (event) => {
  const path = mediaPathOf(event.node.req.url ?? "");
  if (!path) throw createError({ statusCode: 404, message: "There is no such picture." });
  const base = useRuntimeConfig(event).backendUrl;
  let response: Response;
  try {
    response = await fetch(new URL(`/static/${path}`, base), { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw createError({ statusCode: 502, message: "The picture cannot be fetched at the moment." });
  }
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok || !type.startsWith("image/")) throw createError({ statusCode: 404, message: "There is no such picture." });
  setResponseHeaders(event, {
    "content-type": type,
    "cache-control": `public, max-age=${CACHE_SECONDS}`,
    // An SVG opened by itself could otherwise run scripts on this origin.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  return Buffer.from(await response.arrayBuffer());
});
