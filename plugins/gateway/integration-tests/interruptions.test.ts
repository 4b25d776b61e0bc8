import type { IncomingMessage, ServerResponse } from "node:http";
import { call, eventually, open, RawClient, readAll } from "./support/clients";
import { startGateway, type TestGateway } from "./support/start-gateway";
import { startRawUpstream, startUpstream, type TestUpstream } from "./support/start-upstream";

const MEGABYTE = 1024 * 1024;
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function gatewayTo(url: string, settings: object = {}): Promise<TestGateway> {
  const gateway = await startGateway({ upstream_url: url, settings });
  stops.unshift(() => gateway.stop());
  return gateway;
}

async function upstreamThat(answer: (request: IncomingMessage, response: ServerResponse) => void, onContinue?: typeof answer): Promise<TestUpstream> {
  const upstream = await startUpstream(answer, onContinue);
  stops.push(() => upstream.stop());
  return upstream;
}

async function rawUpstreamThat(...args: Parameters<typeof startRawUpstream>) {
  const upstream = await startRawUpstream(...args);
  stops.push(() => upstream.stop());
  return upstream;
}

describe("a client that asks for leave to send its body", () => {
  const ask = (gateway: TestGateway, path: string, key = gateway.key) =>
    new RawClient(gateway.port).send(
      `POST /v1/acme/rates/${path} HTTP/1.1\r\nHost: x\r\nX-API-Key: ${key}\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n`,
    );

  it("gets it from the upstream", async () => {
    const expected: unknown[] = [];
    const upstream = await upstreamThat(
      () => {},
      (request, response) => {
        expected.push(request.headers.expect);
        response.writeContinue();
        request.on("data", (data: Buffer) => response.end(`got ${data}`));
      },
    );
    const gateway = await gatewayTo(upstream.url);
    const client = ask(gateway, "x");
    expect(await client.until(/\r\n\r\n/)).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    expect(await client.send("hello").until(/got/)).toContain("got hello");
    expect(expected).toEqual(["100-continue"]);
    client.socket.destroy();
  });

  it("is refused by the upstream without having sent it", async () => {
    const upstream = await upstreamThat(
      () => {},
      (_request, response) => void response.writeHead(417, { "Content-Length": 2 }).end("no"),
    );
    const client = ask(await gatewayTo(upstream.url), "x");
    expect(await client.untilEnd()).toMatch(/^HTTP\/1\.1 417 [^]*\r\nConnection: close\r\n[^]*no$/i);
  });

  it("is refused by the gateway without having sent it", async () => {
    const upstream = await upstreamThat((_request, response) => void response.end());
    const client = ask(await gatewayTo(upstream.url), "x", "wrong");
    expect(await client.untilEnd()).toMatch(/^HTTP\/1\.1 401 [^]*"code":"key-malformed"/);
    expect(upstream.requests).toHaveLength(0);
  });

  it("gets it from the gateway when the upstream does not know of such leave", async () => {
    const upstream = await rawUpstreamThat((socket, text) => {
      if (text.includes("hello")) socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    const client = ask(await gatewayTo(upstream.url), "x");
    expect(await client.until(/100 Continue/)).toContain("100 Continue");
    expect(await client.send("hello").until(/ok$/)).toContain("200 OK");
    client.socket.destroy();
  });
});

describe("an answer that comes early", () => {
  it.each([["with a length"], ["chunked"]])("reaches a client that is still sending its body %s", async (how) => {
    const upstream = await upstreamThat((_request, response) => void response.writeHead(403, { "Content-Length": 4 }).end("stop"));
    const gateway = await gatewayTo(upstream.url);
    const headers = { "X-API-Key": gateway.key, ...(how === "chunked" ? {} : { "Content-Length": 20 * MEGABYTE }) };
    const { outgoing, head } = open(`${gateway.base}/upload`, { method: "POST", headers });
    outgoing.write(Buffer.alloc(MEGABYTE));
    const answer = await head;
    expect([answer.statusCode, String(await readAll(answer))]).toEqual([403, "stop"]);
    outgoing.destroy();
    expect(gateway.events.map(({ status, units }) => [status, units])).toEqual([[403, 0]]);
  });

  it("leaves the connection usable once the rest of the body has come", async () => {
    const upstream = await upstreamThat((request, response) => void (request.method === "POST" ? response.writeHead(409).end() : response.end("next")));
    const gateway = await gatewayTo(upstream.url);
    const size = 300_000;
    const client = new RawClient(gateway.port).send(
      `POST /v1/acme/rates/x HTTP/1.1\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\nContent-Length: ${size}\r\n\r\n`,
    );
    await client.until(/409/);
    client.send("x".repeat(size)).send(`GET /v1/acme/rates/y HTTP/1.1\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\n\r\n`);
    expect(await client.until(/next/)).toContain("next");
    client.socket.destroy();
  });
});

describe("a client that goes away", () => {
  it("takes its call from an upstream that has not answered yet", async () => {
    let gone = false;
    const upstream = await upstreamThat((_request, response) => void response.on("close", () => (gone = true)));
    const gateway = await gatewayTo(upstream.url);
    const { outgoing } = open(`${gateway.base}/slow`, { headers: { "X-API-Key": gateway.key } });
    outgoing.end();
    await eventually(() => upstream.requests.length === 1);
    outgoing.destroy();
    await eventually(() => gone);
    const event = await gateway.eventOf(() => true);
    expect([event.status, event.units, event.upstream_ms]).toEqual([499, 0, null]);
    expect(gateway.outcomes).toEqual([{ status: 499, units: 0, bytes: 0 }]);
  });

  it("takes its call from an upstream that is answering", async () => {
    let gone = false;
    const upstream = await upstreamThat((_request, response) => {
      response.write("first");
      response.on("close", () => (gone = true));
    });
    const gateway = await gatewayTo(upstream.url);
    const { outgoing, head } = open(`${gateway.base}/slow`, { headers: { "X-API-Key": gateway.key } });
    outgoing.end();
    const answer = await head;
    answer.once("data", () => outgoing.destroy());
    await eventually(() => gone);
    expect(await gateway.eventOf(() => true)).toMatchObject({ status: 499, units: 0, response_bytes: 5 });
  });

  it.each([
    ["whole", 1000],
    ["streamed", 10 * MEGABYTE],
  ])("in the middle of a %s body leaves nothing behind", async (_how, size) => {
    const upstream = await upstreamThat((request) => void request.resume());
    let admitted = 0;
    const admit = () => {
      admitted += 1;
      return null;
    };
    const gateway = await startGateway({ upstream_url: upstream.url, admit });
    stops.unshift(() => gateway.stop());
    const { outgoing } = open(`${gateway.base}/upload`, { method: "POST", headers: { "X-API-Key": gateway.key, "Content-Length": size } });
    outgoing.write(Buffer.alloc(500));
    await eventually(() => (size > MEGABYTE ? upstream.requests.length : admitted) === 1);
    outgoing.destroy();
    await eventually(() => gateway.outcomes.length === 1);
    expect(gateway.outcomes[0]).toMatchObject({ status: 499, units: 0 });
    // What was never sent to the upstream is no event.
    expect(gateway.events.length).toBe(size > MEGABYTE ? 1 : 0);
    if (size > MEGABYTE) await eventually(() => upstream.requests[0]!.destroyed);
  });
});

describe("an upstream that breaks off", () => {
  it.each([
    ["with a length", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"],
    ["in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"],
  ])("in the middle of an answer %s takes the client's connection with it", async (_how, bytes) => {
    const upstream = await rawUpstreamThat((socket) => void socket.write(bytes, () => socket.resetAndDestroy()));
    const gateway = await gatewayTo(upstream.url);
    const client = new RawClient(gateway.port).send(`GET /v1/acme/rates/x HTTP/1.1\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\n\r\n`);
    const text = await client.untilEnd();
    expect(text).not.toMatch(/\r\n0\r\n/);
    const event = await gateway.eventOf(() => true);
    expect([event.status, event.units]).toEqual([502, 0]);
  });

  it("before an answer gets a repeatable call once more, with the same id", async () => {
    const seen: string[] = [];
    const upstream = await rawUpstreamThat((socket, text) => {
      seen.push(/x-request-id: (\S+)/i.exec(text)![1]!);
      if (seen.length === 1) socket.resetAndDestroy();
      else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    const gateway = await gatewayTo(upstream.url);
    const answer = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([answer.status, String(answer.body)]).toEqual([200, "ok"]);
    expect(seen).toEqual([answer.headers["x-request-id"], answer.headers["x-request-id"]]);
    expect(gateway.events).toHaveLength(1);
  });

  it.each([
    ["GET", 2],
    ["POST", 1],
    ["PATCH", 1],
  ])("before an answer to %s is tried %i times, then the answer is 502", async (method, times) => {
    let tried = 0;
    const upstream = await rawUpstreamThat((socket) => {
      tried += 1;
      socket.resetAndDestroy();
    });
    const gateway = await gatewayTo(upstream.url);
    const answer = await call(`${gateway.base}/x`, { method, headers: { "X-API-Key": gateway.key } });
    expect([answer.status, JSON.parse(String(answer.body)).code, tried]).toEqual([502, "upstream-unreachable", times]);
    expect(gateway.events.map(({ status, units }) => [status, units])).toEqual([[502, 0]]);
  });

  it("with words that are no HTTP is answered for with 502", async () => {
    const upstream = await rawUpstreamThat((socket) => void socket.write("SSH-2.0-OpenSSH\r\n"));
    const gateway = await gatewayTo(upstream.url);
    const answer = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([answer.status, JSON.parse(String(answer.body)).code]).toEqual([502, "upstream-broken"]);
    expect(String(answer.body)).not.toMatch(/SSH|127\.0\.0\.1|Error/);
  });
});

describe("an upstream that takes its time", () => {
  it("to begin is answered for with 504", async () => {
    const upstream = await upstreamThat(() => {});
    const gateway = await gatewayTo(upstream.url, { headers_timeout_ms: 300 });
    const whole = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([whole.status, JSON.parse(String(whole.body)).code]).toEqual([504, "upstream-timeout"]);
    const streamed = await call(`${gateway.base}/x`, { method: "POST", headers: { "X-API-Key": gateway.key, "Transfer-Encoding": "chunked" } }, "body");
    expect(streamed.status).toBe(504);
  });

  it("to go on takes the client's connection with it", async () => {
    const upstream = await upstreamThat((_request, response) => void response.write("first"));
    const gateway = await gatewayTo(upstream.url, { body_timeout_ms: 300 });
    await expect(call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } })).rejects.toThrow(/aborted|hang up|ECONNRESET/);
    expect((await gateway.eventOf(() => true)).status).toBe(502);
  });
});

describe("an upstream that is dead or busy", () => {
  it("is not called again for a while, then tried, and nobody else notices", async () => {
    let alive = false;
    const upstream = await upstreamThat((request, response) => void (alive ? response.end("back") : request.socket.resetAndDestroy()));
    const other = await upstreamThat((_request, response) => void response.end("other"));
    const gateway = await startGateway({ upstream_url: upstream.url, products: { other: { upstream_url: other.url }, twin: { upstream_url: upstream.url } } });
    stops.unshift(() => gateway.stop());
    const post = async () => JSON.parse(String((await call(`${gateway.base}/x`, { method: "POST", headers: { "X-API-Key": gateway.key } })).body));
    for (let failed = 0; failed < 5; failed++) expect((await post()).code).toBe("upstream-unreachable");
    expect((await post()).code).toBe("circuit-open");
    expect(gateway.circuits).toEqual(["open"]);
    expect(upstream.requests).toHaveLength(5);
    gateway.license.product_id = "prod_other";
    expect(String((await call(`${gateway.base.replace("rates", "other")}/x`, { headers: { "X-API-Key": gateway.key } })).body)).toBe("other");
    // Another product with the same upstream has a circuit of its own.
    alive = true;
    gateway.license.product_id = "prod_twin";
    expect((await call(`${gateway.base.replace("rates", "twin")}/x`, { headers: { "X-API-Key": gateway.key } })).status).toBe(200);
    gateway.license.product_id = "prod_1";
    await eventually(async () => (await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } })).status === 200);
    expect(gateway.circuits).toEqual(["open", "closed"]);
  });

  it("takes no more calls than its share, and no other's", async () => {
    const held: ServerResponse[] = [];
    const slow = await upstreamThat((_request, response) => void held.push(response));
    const other = await upstreamThat((_request, response) => void response.end("other"));
    const gateway = await startGateway({ upstream_url: slow.url, settings: { upstream_connections: 3 }, products: { other: { upstream_url: other.url } } });
    stops.unshift(() => gateway.stop());
    const calls = [1, 2, 3].map(() => call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } }));
    await eventually(() => held.length === 3);
    const refused = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([refused.status, JSON.parse(String(refused.body)).code, refused.headers["retry-after"]]).toEqual([503, "upstream-busy", "1"]);
    gateway.license.product_id = "prod_other";
    expect((await call(`${gateway.base.replace("rates", "other")}/x`, { headers: { "X-API-Key": gateway.key } })).status).toBe(200);
    gateway.license.product_id = "prod_1";
    for (const response of held) response.end("done");
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 200]);
    void call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } }).catch(() => {});
    await eventually(() => held.length === 4);
  });
});
