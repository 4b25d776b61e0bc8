import type { IncomingHttpHeaders } from "node:http";
import { inspectRequest } from "./inspect-request";

const inspected = (headers: IncomingHttpHeaders) => {
  const result = inspectRequest(headers, 1_000_000);
  return result.ok ? result.body : result.code;
};

it.each<[IncomingHttpHeaders, unknown]>([
  [{}, { kind: "none" }],
  [{ "content-length": "0" }, { kind: "none" }],
  [{ "content-length": "000" }, { kind: "none" }],
  [{ "content-length": "65536" }, { kind: "whole", length: 65_536 }],
  [{ "content-length": "65537" }, { kind: "stream", length: 65_537 }],
  [
    { "content-length": "10", expect: "100-continue" },
    { kind: "stream", length: 10 },
  ],
  [{ "transfer-encoding": "chunked" }, { kind: "stream", length: null }],
  [{ "transfer-encoding": "Chunked" }, { kind: "stream", length: null }],
  [{ "content-length": "1000001" }, "body-too-large"],
  [{ "content-length": "+5" }, "request-malformed"],
  [{ "content-length": "5, 5" }, "request-malformed"],
  [{ "content-length": "5", "transfer-encoding": "chunked" }, "request-malformed"],
  [{ "transfer-encoding": "gzip, chunked" }, "encoding-unsupported"],
  [{ upgrade: "websocket", connection: "Upgrade" }, "upgrade-unsupported"],
  [{ upgrade: "websocket", connection: "keep-alive, upgrade" }, "upgrade-unsupported"],
  [{ upgrade: "h2c", connection: "Upgrade, HTTP2-Settings" }, { kind: "none" }],
  [{ upgrade: "websocket" }, { kind: "none" }],
  [{ via: "1.1 cache, 1.1 mintreu-gateway" }, "loop-detected"],
  [{ via: "1.1 cache" }, { kind: "none" }],
])("%j", (headers, expected) => expect(inspected(headers)).toEqual(expected));
