import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { call, eventually, open, RawClient, readAll } from "./support/clients";
import { startGateway, type TestGateway } from "./support/start-gateway";
import { startUpstream, type TestUpstream } from "./support/start-upstream";

const MEGABYTE = 1024 * 1024;
const zipped = gzipSync(Buffer.alloc(50_000, "abc"));

/** Bytes that repeat after a prime number only, so that a lost or doubled piece shows. */
const PATTERN = Buffer.from(Array.from({ length: 65_521 }, (_one, index) => (index * 31 + (index >> 8)) & 0xff));

function* pieces(size: number): Generator<Buffer> {
  for (let sent = 0; sent < size; sent += PATTERN.length) yield size - sent >= PATTERN.length ? PATTERN : PATTERN.subarray(0, size - sent);
}

function digestOf(size: number): string {
  const hash = createHash("sha256");
  for (const piece of pieces(size)) hash.update(piece);
  return hash.digest("hex");
}

describe("bodies", () => {
  let upstream: TestUpstream;
  let gateway: TestGateway;
  let live: ServerResponse | undefined;
  const withKey = () => ({ "X-API-Key": gateway.key });

  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      switch (new URL(request.url!, "http://x").pathname) {
        case "/echo":
          if (request.headers["content-length"]) response.setHeader("Content-Length", request.headers["content-length"]);
          return void request.pipe(response);
        case "/gzip":
          return void response.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": zipped.length }).end(zipped);
        case "/events":
          live = response.writeHead(200, { "Content-Type": "text/event-stream" });
          return response.flushHeaders();
        case "/trailers":
          request.resume().on("end", () => {
            response.writeHead(200, { Trailer: "X-Sum, X-Seen", "Content-Type": "text/plain" });
            response.write("body");
            response.addTrailers({ "X-Sum": "42", "X-Seen": JSON.stringify(request.trailers), "Set-Cookie": "a=b" });
            response.end();
          });
          return;
        case "/head":
          return void response.writeHead(200, { "Content-Length": 12_345, ETag: '"x"' }).end();
        case "/304":
          return void response.writeHead(304, { ETag: '"x"', "Content-Length": 99 }).end();
        default:
          response.writeHead(204, { "X-None": "1" }).end();
      }
    });
    gateway = await startGateway({ upstream_url: upstream.url });
  });
  afterAll(async () => {
    await gateway.stop();
    await upstream.stop();
  });

  const sizes = [0, 1, 65_535, 65_536, 65_537, 5 * MEGABYTE + 3, 100 * MEGABYTE];
  it.each(sizes.flatMap((size) => [[size, "with a length"] as const, [size, "chunked"] as const]))(
    "of %i bytes %s pass byte for byte both ways",
    async (size, how) => {
      const { outgoing, head } = open(`${gateway.base}/echo`, {
        method: "POST",
        headers: { ...withKey(), ...(how === "chunked" ? { "Transfer-Encoding": "chunked" } : { "Content-Length": size }) },
      });
      const seen = createHash("sha256");
      let bytes = 0;
      const received = head.then(async (answer) => {
        for await (const chunk of answer) {
          seen.update(chunk as Buffer);
          bytes += (chunk as Buffer).length;
        }
        return answer;
      });
      for (const piece of pieces(size)) {
        if (!outgoing.write(piece)) await new Promise((resolve) => outgoing.once("drain", resolve));
      }
      outgoing.end();
      const answer = await received;
      expect([answer.statusCode, bytes, seen.digest("hex")]).toEqual([200, size, digestOf(size)]);
      // Of an answer without a single piece the upstream itself knows the length.
      expect(answer.headers["content-length"]).toBe(how === "chunked" && size > 0 ? undefined : String(size));
      const event = await gateway.eventOf(({ id }) => id === answer.headers["x-request-id"]);
      expect([event.request_bytes, event.response_bytes, event.units]).toEqual([size, size, 1]);
    },
  );

  it("stay compressed as they are", async () => {
    const answer = await call(`${gateway.base}/gzip`, { headers: { ...withKey(), "Accept-Encoding": "gzip" } });
    expect([answer.headers["content-encoding"], answer.body.equals(zipped), gunzipSync(answer.body).length]).toEqual(["gzip", true, 50_000]);
  });

  it("of events arrive event by event, their head before the first", async () => {
    const { outgoing, head } = open(`${gateway.base}/events`, { headers: withKey() });
    outgoing.end();
    const answer = await head;
    expect(answer.headers["content-type"]).toBe("text/event-stream");
    // Each event is sent only when the one before has arrived: with any buffering nothing would ever come.
    const iterator = answer[Symbol.asyncIterator]();
    for (let event = 0; event < 20; event++) {
      live!.write(`data: ${event}\n\n`);
      expect(String((await iterator.next()).value)).toBe(`data: ${event}\n\n`);
    }
    live!.end();
    expect((await iterator.next()).done).toBe(true);
  });

  it("are followed by their trailers both ways, but for those that would set cookies", async () => {
    const { outgoing, head } = open(`${gateway.base}/trailers`, {
      method: "POST",
      headers: { ...withKey(), TE: "trailers", Trailer: "X-Check, Authorization" },
    });
    outgoing.write("some");
    outgoing.addTrailers({ "X-Check": "7", Authorization: "Bearer x" });
    outgoing.end();
    const answer = await head;
    expect(String(await readAll(answer))).toBe("body");
    expect(answer.trailers).toEqual({ "x-sum": "42", "x-seen": '{"x-check":"7"}' });
    expect(answer.headers.trailer).toBe("X-Sum, X-Seen");
  });

  it("are none where an answer has none: HEAD, 204, 304", async () => {
    const head = await call(`${gateway.base}/head`, { method: "HEAD", headers: withKey() });
    expect([head.status, head.headers["content-length"], head.headers.etag, head.body.length]).toEqual([200, "12345", '"x"', 0]);
    const empty = await call(`${gateway.base}/204`, { headers: withKey() });
    expect([empty.status, empty.headers["x-none"], empty.headers["content-length"], empty.headers["transfer-encoding"]]).toEqual([
      204,
      "1",
      undefined,
      undefined,
    ]);
    const same = await call(`${gateway.base}/304`, { headers: withKey() });
    expect([same.status, same.headers.etag, same.body.length]).toEqual([304, '"x"', 0]);
  });

  it("reach clients that know only HTTP/1.0", async () => {
    const text = await new RawClient(gateway.port).send(`GET /v1/acme/rates/gzip HTTP/1.0\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\n\r\n`).untilEnd();
    expect(Buffer.from(text.slice(text.indexOf("\r\n\r\n") + 4), "latin1").equals(zipped)).toBe(true);
  });

  it("of pipelined calls come back in their order", async () => {
    const line = (path: string) => `GET /v1/acme/rates/${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\n\r\n`;
    const client = new RawClient(gateway.port).send(line("gzip") + line("204") + `GET /v1/acme/rates/204 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect((await client.untilEnd()).match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 204", "HTTP/1.1 401"]);
  });
});

describe("a body that nobody takes", () => {
  it("is not read from the upstream, and holds up no other call", async () => {
    let written = 0;
    const upstream = await startUpstream((request, response) => {
      if (request.url === "/small") return void response.end("ok");
      const fill = () => {
        while (written < 200 * MEGABYTE && !response.destroyed) {
          written += MEGABYTE;
          if (!response.write(Buffer.alloc(MEGABYTE))) return void response.once("drain", fill);
        }
      };
      fill();
    });
    const gateway = await startGateway({ upstream_url: upstream.url });
    const { outgoing, head } = open(`${gateway.base}/big`, { headers: { "X-API-Key": gateway.key } });
    outgoing.end();
    const answer = await head;
    let before = -1;
    await eventually(async () => {
      const still = written === before && written > 0;
      before = written;
      const small = await call(`${gateway.base}/small`, { headers: { "X-API-Key": gateway.key } });
      expect(small.status).toBe(200);
      return still;
    });
    expect(written).toBeLessThan(40 * MEGABYTE);
    answer.destroy();
    expect((await gateway.eventOf(({ status }) => status === 499)).units).toBe(0);
    await gateway.stop();
    await upstream.stop();
  });

  it("is not read from the client, and holds up no other call", async () => {
    const upstream = await startUpstream((request, response) => {
      if (request.url === "/small") return void response.end("ok");
      // Never reads.
    });
    const gateway = await startGateway({ upstream_url: upstream.url });
    const { outgoing } = open(`${gateway.base}/upload`, { method: "POST", headers: { "X-API-Key": gateway.key } });
    let written = 0;
    const fill = () => {
      while (written < 100 * MEGABYTE && !outgoing.destroyed) {
        written += MEGABYTE;
        if (!outgoing.write(Buffer.alloc(MEGABYTE))) return void outgoing.once("drain", fill);
      }
    };
    fill();
    let before = -1;
    await eventually(async () => {
      const still = written === before && upstream.requests.some(({ url }) => url === "/upload");
      before = written;
      expect((await call(`${gateway.base}/small`, { headers: { "X-API-Key": gateway.key } })).status).toBe(200);
      return still;
    });
    expect(written).toBeLessThan(40 * MEGABYTE);
    outgoing.destroy();
    // Who does not read learns of an end only by reading on: the upstream, and so the gateway.
    const upload = upstream.requests.find(({ url }) => url === "/upload")!;
    upload.on("error", () => {}).resume();
    expect((await gateway.eventOf(({ status }) => status === 499)).units).toBe(0);
    await eventually(() => upload.destroyed);
    await gateway.stop();
    await upstream.stop();
  });
});
