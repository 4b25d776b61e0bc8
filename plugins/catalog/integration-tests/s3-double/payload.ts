import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { S3Fault } from "./signature";

/** The content of a request as it was meant, after every checksum that came with it was compared. */
export function readPayload(raw: Buffer, headers: IncomingHttpHeaders, payloadHash: string): Buffer {
  const trailers: Record<string, string> = {};
  const content = payloadHash.startsWith("STREAMING-") ? readChunks(raw, headers, payloadHash, trailers) : raw;
  if (/^[0-9a-f]{64}$/.test(payloadHash)) {
    if (createHash("sha256").update(raw).digest("hex") !== payloadHash) throw new S3Fault(400, "XAmzContentSHA256Mismatch");
  } else if (payloadHash !== "UNSIGNED-PAYLOAD" && payloadHash !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER") {
    throw new S3Fault(400, "InvalidRequest", `payload ${payloadHash}`);
  }
  for (const [name, digest] of Object.entries({ ...headers, ...trailers })) {
    if (name.startsWith("x-amz-checksum-") && name !== "x-amz-checksum-algorithm") compare(name, String(digest), content);
  }
  const md5 = headers["content-md5"];
  if (md5 !== undefined && createHash("md5").update(content).digest("base64") !== md5) throw new S3Fault(400, "BadDigest");
  return content;
}

function compare(name: string, digest: string, content: Buffer): void {
  const algorithm = name.slice("x-amz-checksum-".length);
  if (algorithm === "type") return;
  if (digestOf(algorithm, content) !== digest) throw new S3Fault(400, "BadDigest", `${name} is another`);
}

function digestOf(algorithm: string, content: Buffer): string {
  if (algorithm === "sha256" || algorithm === "sha1") return createHash(algorithm).update(content).digest("base64");
  if (algorithm !== "crc32") throw new S3Fault(501, "NotImplemented", algorithm);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(content));
  return bytes.toString("base64");
}

/** `aws-chunked`: chunks with their length in front, the trailers that were announced behind. */
function readChunks(raw: Buffer, headers: IncomingHttpHeaders, payloadHash: string, trailers: Record<string, string>): Buffer {
  if (payloadHash !== "STREAMING-UNSIGNED-PAYLOAD-TRAILER" || !String(headers["content-encoding"]).includes("aws-chunked")) {
    throw new S3Fault(400, "InvalidRequest", `${payloadHash} with ${headers["content-encoding"]}`);
  }
  const parts: Buffer[] = [];
  let at = 0;
  const line = (): string => {
    const end = raw.indexOf("\r\n", at);
    if (end < 0) throw new S3Fault(400, "IncompleteBody");
    const text = raw.toString("latin1", at, end);
    at = end + 2;
    return text;
  };
  for (;;) {
    const length = Number.parseInt(line().split(";")[0] ?? "", 16);
    if (!(length >= 0) || at + length > raw.length) throw new S3Fault(400, "IncompleteBody");
    if (length === 0) break;
    parts.push(raw.subarray(at, at + length));
    at += length;
    if (line() !== "") throw new S3Fault(400, "IncompleteBody");
  }
  for (let text = line(); text !== ""; text = at < raw.length ? line() : "") {
    const [name = "", ...value] = text.split(":");
    trailers[name.toLowerCase()] = value.join(":");
  }
  const content = Buffer.concat(parts);
  if (content.length !== Number(headers["x-amz-decoded-content-length"] ?? content.length)) throw new S3Fault(400, "IncompleteBody");
  for (const name of String(headers["x-amz-trailer"] ?? "")
    .split(",")
    .filter(Boolean)) {
    if (!(name in trailers)) throw new S3Fault(400, "MalformedTrailerError", `${name} was announced and did not come`);
  }
  return content;
}
