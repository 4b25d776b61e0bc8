import type { MedusaRequest } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";

/**
 * The raw body of a route without a parser, read only after its caller was let in.
 * Errors: request.too_large, request.unsupported_encoding, request.invalid when it is empty.
 */
export async function readBody(req: MedusaRequest, maxBytes: number): Promise<Buffer> {
  if (req.headers["content-encoding"] && req.headers["content-encoding"] !== "identity") {
    throw new DomainError("invalid", "request.unsupported_encoding", "Send the document without compression.");
  }
  const tooLarge = () => new DomainError("invalid", "request.too_large", `The document has more than ${Math.floor(maxBytes / 1_000_000)} MB.`);
  if (Number(req.headers["content-length"] ?? 0) > maxBytes) {
    req.resume();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    // What still comes is taken in and forgotten, so that the sender hears the answer.
    if (length <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > maxBytes) throw tooLarge();
  if (length === 0) throw new DomainError("invalid", "request.invalid", "body: must be an OpenAPI document in JSON or YAML");
  return Buffer.concat(chunks);
}
