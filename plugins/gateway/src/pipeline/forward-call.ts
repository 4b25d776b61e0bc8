import type { IncomingMessage, ServerResponse } from "node:http";
import { namedByConnection, requestHeaders } from "../forward/request-headers";
import { sendStreamed } from "../forward/send-streamed";
import { sendWhole } from "../forward/send-whole";
import { contentDigest, UNSIGNED_PAYLOAD } from "@mintreu/catalog/domain/call-signature";
import type { Upstream } from "../forward/upstream";
import type { Call } from "./call";
import type { GatewayRooms } from "./rooms";
import type { BodyPlan } from "./inspect-request";

/** Methods that may be sent twice (RFC 9110, 9.2.2). */
const REPEATABLE = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]);

export interface Forwarding {
  request: IncomingMessage;
  response: ServerResponse;
  /** Below the product, with its query apart. */
  path: string;
  query: string;
  body: BodyPlan;
  /** The client waits for leave to send its body. */
  expectsLeave: boolean;
}

/** Sends an admitted call to its upstream; what comes back goes to the call. */
export function forwardCall(rooms: GatewayRooms, call: Call, upstream: Upstream, forwarding: Forwarding): void {
  const { body, request } = forwarding;
  if (body.kind === "none") {
    if (call.enter(upstream)) sendBuffered(rooms, call, forwarding, upstream, null);
  } else if (body.kind === "whole") {
    readWhole(request, body.length, (whole) => {
      if (!call.isOver && call.countBody(whole.length) && call.enter(upstream)) sendBuffered(rooms, call, forwarding, upstream, whole);
    });
  } else if (call.enter(upstream)) {
    sendPieces(rooms, call, forwarding, upstream, body.length);
  }
}

function sendBuffered(rooms: GatewayRooms, call: Call, forwarding: Forwarding, upstream: Upstream, body: Buffer | null): void {
  const method = forwarding.request.method!;
  const path = pathFor(upstream, forwarding);
  const whole = { method, path, body, headers: headersFor(rooms, call, forwarding, { path, content_digest: contentDigest(body) }) };
  if (REPEATABLE.has(method)) call.mayRepeat(() => sendWhole(upstream, whole, call));
  sendWhole(upstream, whole, call);
}

function sendPieces(rooms: GatewayRooms, call: Call, forwarding: Forwarding, upstream: Upstream, length: number | null): void {
  const { request, response, expectsLeave } = forwarding;
  const path = pathFor(upstream, forwarding);
  const streamed = {
    method: request.method!,
    path,
    headers: headersFor(rooms, call, forwarding, { path, content_digest: UNSIGNED_PAYLOAD }),
    source: request,
    contentLength: length,
    expectsLeave,
    trailer: request.headers.trailer,
    onBody: (chunk: Buffer) => call.countBody(chunk.length),
    giveLeave: () => response.writeContinue(),
  };
  sendStreamed(upstream, streamed, call);
}

/** Exactly as many bytes as were announced: the parser gives neither more nor an end before them. */
function readWhole(request: IncomingMessage, length: number, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)));
}

function pathFor(upstream: Upstream, { path, query }: Forwarding): string {
  return `${upstream.basePath}${path}${query}`;
}

function headersFor(rooms: GatewayRooms, call: Call, { request }: Forwarding, signed: { path: string; content_digest: string }): string[] {
  const { id, at, caller, license, route } = call.facts;
  const { te, connection } = request.headers;
  return requestHeaders({
    call_id: id,
    timestamp: Math.floor(at / 1000),
    method: request.method!,
    path: signed.path,
    content_digest: signed.content_digest,
    raw_headers: request.rawHeaders,
    connection,
    client_address: caller.address,
    public_host: rooms.publicUrl.host,
    public_protocol: rooms.publicUrl.protocol.slice(0, -1),
    license_id: license.id,
    plan: license.plan,
    auth_header: route.auth_header,
    signing_secrets: route.signing_secrets,
    accepts_trailers: te !== undefined && /\btrailers\b/i.test(String(te)) && (namedByConnection(connection)?.includes("te") ?? true),
  });
}
