import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readPayload } from "./payload";
import { type Keys, S3Fault, verifySignature } from "./signature";

export interface StoredObject {
  content: Buffer;
  headers: Record<string, string>;
}

/** A store that believes nothing: every signature, checksum and expiry is verified before anything is done. */
export interface S3Double {
  endpoint: string;
  objects: Map<string, StoredObject>;
  /** Unfinished multipart uploads by their id. */
  uploads: Map<string, { key: string; parts: Map<number, Buffer>; headers: Record<string, string> }>;
  /** `METHOD operation` of what was asked, in order. */
  asked: string[];
  /** The store's clock; tests move it. */
  now: () => Date;
  /** Changes a request's bytes on their way, as a broken line would. */
  corrupt: ((content: Buffer, asked: string) => Buffer) | null;
  stop(): Promise<void>;
}

const MIN_PART_BYTES = 5 * 1024 * 1024;
const OVERRIDES: Record<string, string> = {
  "response-content-type": "content-type",
  "response-content-disposition": "content-disposition",
  "response-cache-control": "cache-control",
};
const KEPT = ["content-type", "content-disposition", "cache-control"];

export async function startS3Double(bucket: string, keys: Keys): Promise<S3Double> {
  const double: S3Double = { endpoint: "", objects: new Map(), uploads: new Map(), asked: [], now: () => new Date(), corrupt: null, stop: () => stop(server) };
  const server = createServer((req, res) => {
    answer(double, bucket, keys, req, res).catch((error: unknown) => {
      const fault = error instanceof S3Fault ? error : new S3Fault(500, "InternalError", String(error));
      xml(res, fault.status, `<Error><Code>${fault.code}</Code><Message>${fault.message}</Message></Error>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  double.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return double;
}

async function answer(double: S3Double, bucket: string, keys: Keys, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? "/", double.endpoint);
  const operation = ["uploads", "partNumber", "uploadId"].find((name) => url.searchParams.has(name)) ?? "object";
  const name = `${req.method} ${operation}`;
  double.asked.push(name);
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const raw = double.corrupt ? double.corrupt(Buffer.concat(parts), name) : Buffer.concat(parts);
  const payloadHash = verifySignature(req, url, keys, double.now());
  const content = readPayload(raw, req.headers, payloadHash);
  const [, asked, ...rest] = url.pathname.split("/").map(decodeURIComponent);
  if (asked !== bucket) throw new S3Fault(404, "NoSuchBucket");
  const handle = operations[name];
  if (!handle) throw new S3Fault(501, "NotImplemented", name);
  handle({ double, bucket, key: rest.join("/"), query: url.searchParams, req, res, content });
}

interface Call {
  double: S3Double;
  bucket: string;
  key: string;
  query: URLSearchParams;
  req: IncomingMessage;
  res: ServerResponse;
  content: Buffer;
}

const operations: Record<string, (call: Call) => void> = {
  "PUT object": ({ double, key, req, res, content }) => {
    double.objects.set(key, { content, headers: keptOf(req) });
    res.writeHead(200, { etag: etagOf(content) }).end();
  },
  "GET object": ({ double, key, query, req, res }) => {
    const held = double.objects.get(key);
    if (!held) throw new S3Fault(404, "NoSuchKey");
    const headers = { ...held.headers, etag: etagOf(held.content), "accept-ranges": "bytes" };
    for (const [name, header] of Object.entries(OVERRIDES)) if (query.has(name)) Object.assign(headers, { [header]: query.get(name) });
    const range = /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? "");
    if (!range) return void res.writeHead(200, headers).end(held.content);
    const [from, to] = [Number(range[1]), range[2] ? Number(range[2]) : held.content.length - 1];
    res.writeHead(206, { ...headers, "content-range": `bytes ${from}-${to}/${held.content.length}` }).end(held.content.subarray(from, to + 1));
  },
  "DELETE object": ({ double, key, res }) => {
    double.objects.delete(key);
    res.writeHead(204).end();
  },
  "POST uploads": ({ double, bucket, key, req, res }) => {
    const id = randomUUID();
    double.uploads.set(id, { key, parts: new Map(), headers: keptOf(req) });
    xml(res, 200, `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
  },
  "PUT partNumber": (call) => {
    uploadOf(call).parts.set(Number(call.query.get("partNumber")), call.content);
    call.res.writeHead(200, { etag: etagOf(call.content) }).end();
  },
  "POST uploadId": (call) => {
    const upload = uploadOf(call);
    const listed = [...call.content.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(?:&quot;|")?([0-9a-f]+)/.exec(part)?.[1],
    }));
    const parts = listed.map(({ number, etag }, index) => {
      const held = upload.parts.get(number);
      if (!held || etagOf(held) !== `"${etag}"` || number !== index + 1) throw new S3Fault(400, "InvalidPart");
      if (index < listed.length - 1 && held.length < MIN_PART_BYTES) throw new S3Fault(400, "EntityTooSmall");
      return held;
    });
    call.double.objects.set(call.key, { content: Buffer.concat(parts), headers: upload.headers });
    call.double.uploads.delete(String(call.query.get("uploadId")));
    xml(
      call.res,
      200,
      `<CompleteMultipartUploadResult><Bucket>${call.bucket}</Bucket><Key>${call.key}</Key><ETag>"${parts.length}"</ETag></CompleteMultipartUploadResult>`,
    );
  },
  "DELETE uploadId": (call) => {
    uploadOf(call);
    call.double.uploads.delete(String(call.query.get("uploadId")));
    call.res.writeHead(204).end();
  },
  "GET uploads": ({ double, query, res }) => {
    const open = [...double.uploads].filter(([, { key }]) => key.startsWith(query.get("prefix") ?? ""));
    const list = open.map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`);
    xml(res, 200, `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${list.join("")}</ListMultipartUploadsResult>`);
  },
};

function uploadOf({ double, query, key }: Call) {
  const upload = double.uploads.get(String(query.get("uploadId")));
  if (!upload || upload.key !== key) throw new S3Fault(404, "NoSuchUpload");
  return upload;
}

function keptOf(req: IncomingMessage): Record<string, string> {
  return Object.fromEntries(KEPT.flatMap((name) => (req.headers[name] ? [[name, String(req.headers[name])]] : [])));
}

function etagOf(content: Buffer): string {
  return `"${createHash("md5").update(content).digest("hex")}"`;
}

function xml(res: ServerResponse, status: number, text: string): void {
  if (res.headersSent) return void res.destroy();
  res.writeHead(status, { "content-type": "application/xml" }).end(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
