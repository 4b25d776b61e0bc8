import { toBackendHeaders } from "../../../../lib/backend-headers";
import { unavailable } from "../../../../lib/backend";
import { plainSegment } from "../../../../lib/proxy-path";

const TIMEOUT_MS = 120_000;

/** A file of an engagement, always to be saved: whatever it holds, it is never opened as a page of this site. */
export default defineEventHandler(async (event) => {
  const path = `/store/engagements/${plainSegment(getRouterParam(event, "id"))}/attachments/${plainSegment(getRouterParam(event, "attachment"))}`;
  let response: Response;
  try {
    response = await fetch(new URL(path, useRuntimeConfig(event).backendUrl), {
      headers: toBackendHeaders(event),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw unavailable();
  }
  if (!response.ok || !response.body) throw createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such file." });
  const disposition = response.headers.get("content-disposition") ?? "";
  setResponseHeaders(event, {
    "content-type": "application/octet-stream",
    "content-disposition": disposition.startsWith("attachment") ? disposition : "attachment",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-store",
  });
  return sendStream(event, response.body);
});
