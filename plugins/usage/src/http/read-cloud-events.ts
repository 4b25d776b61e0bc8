import type { MedusaRequest } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { MOST_EVENTS } from "../domain/reported-event";

const MAX_BYTES = 2_000_000;

/**
 * The events of a request in CloudEvents' JSON format, single or as a batch. Errors:
 * request.{unsupported_media_type,too_large,invalid}, usage_report.too_many_events.
 */
export async function readCloudEvents(req: MedusaRequest): Promise<unknown[]> {
  const type = (req.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const isBatch = type === "application/cloudevents-batch+json";
  if (!isBatch && type !== "application/cloudevents+json") {
    const message = "Send application/cloudevents+json or application/cloudevents-batch+json.";
    throw new DomainError("invalid", "request.unsupported_media_type", message);
  }
  const body = parse(await read(req));
  if (!isBatch) return [body];
  if (!Array.isArray(body)) throw new DomainError("invalid", "request.invalid", "body: must be a list of events");
  if (body.length > MOST_EVENTS) throw new DomainError("invalid", "usage_report.too_many_events", `A batch holds at most ${MOST_EVENTS} events.`);
  return body;
}

async function read(req: MedusaRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    // What still comes is taken in and forgotten, so that the sender hears the answer.
    if (length <= MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > MAX_BYTES) throw new DomainError("too_large", "request.too_large", `A report has at most ${MAX_BYTES / 1_000_000} MB.`);
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new DomainError("invalid", "request.invalid", "body: must be JSON");
  }
}
