import { Readable } from "node:stream";
import { ATTACHMENT_BYTES } from "../../../../../shared/engagements";
import { toBackendHeaders } from "../../../../lib/backend-headers";
import { unavailable } from "../../../../lib/backend";
import { plainSegment } from "../../../../lib/proxy-path";

const TIMEOUT_MS = 120_000;

/** Hands a file on to the backend as it comes in: it never stands in this server's memory. */
export default defineEventHandler(async (event) => {
  setResponseHeader(event, "cache-control", "no-store");
  const id = plainSegment(getRouterParam(event, "id"));
  const { name } = getQuery(event);
  if (Number(getHeader(event, "content-length") ?? 0) > ATTACHMENT_BYTES) {
    setResponseStatus(event, 413);
    return { type: "invalid_data", code: "attachment.too_large", message: "A file may have up to 20 MB." };
  }
  const url = new URL(`/store/engagements/${id}/attachments`, useRuntimeConfig(event).backendUrl);
  url.searchParams.set("name", typeof name === "string" ? name.slice(0, 500) : "");
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...toBackendHeaders(event), "content-type": "application/octet-stream" },
      body: Readable.toWeb(event.node.req) as unknown as BodyInit,
      duplex: "half",
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    } as RequestInit);
    setResponseStatus(event, response.status);
    setResponseHeader(event, "content-type", "application/json");
    return await response.text();
  } catch {
    throw unavailable();
  }
});
