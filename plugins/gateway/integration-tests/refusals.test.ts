import type { LimitState } from "../src/contract";
import { RegistryUnavailable } from "../src/contract";
import { call, eventually, open, RawClient, readAll } from "./support/clients";
import { newKey, startGateway, type TestGateway, type TestOptions } from "./support/start-gateway";
import { startUpstream, type TestUpstream } from "./support/start-upstream";

const MEGABYTE = 1024 * 1024;
let upstream: TestUpstream;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  upstream = await startUpstream((request, response) => void request.resume().on("end", () => response.end("ok")));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  upstream.requests.length = 0;
});
afterAll(() => upstream.stop());

async function gatewayWith(options: Partial<TestOptions> = {}): Promise<TestGateway> {
  const gateway = await startGateway({ upstream_url: upstream.url, ...options });
  stops.push(() => gateway.stop());
  return gateway;
}

const codeOf = (body: Buffer) => (JSON.parse(String(body)) as { code: string }).code;

describe("a refusal", () => {
  it("is a problem document with the call's id, for any page to read", async () => {
    const gateway = await gatewayWith();
    const answer = await call(`${gateway.base}/x`, { method: "POST" }, "body");
    expect(answer.headers).toMatchObject({
      ...{ "content-type": "application/problem+json", "cache-control": "no-store", "access-control-allow-origin": "*" },
      "www-authenticate": expect.stringContaining("ApiKey"),
    });
    expect(JSON.parse(String(answer.body))).toEqual({
      ...{ type: "urn:mintreu:problem:gateway:key-missing", title: "Unauthorized", status: 401, code: "key-missing", detail: expect.any(String) },
      instance: `urn:uuid:${answer.headers["x-request-id"]}`,
    });
    expect([gateway.refusals, gateway.events, upstream.requests.length]).toEqual([["key-missing"], [], 0]);
  });

  it.each<[string, number, string, string, Partial<TestOptions>]>([
    ["a key that is none", 401, "key-malformed", "/v1/acme/rates/x?api_key=MINTREU-API-1", {}],
    ["an empty key", 401, "key-missing", "/v1/acme/rates/x?api_key=", {}],
    ["a key of nobody", 401, "key-unknown", `/v1/acme/rates/x?api_key=${newKey()}`, {}],
    ["no such product", 404, "not-found", "/v1/acme/none/x?api_key=KEY", {}],
    ["no product", 404, "not-found", "/v1/acme?api_key=KEY", {}],
    ["a reserved name", 404, "not-found", "/v1/license/validate/x?api_key=KEY", {}],
    ["a page", 404, "not-found", "/index.html", {}],
    ["no such endpoint", 404, "endpoint-not-found", "/v1/acme/rates/nowhere?api_key=KEY", {}],
    ["a path of tricks", 400, "path-malformed", "/v1/acme/rates/a%2fb?api_key=KEY", {}],
    ["a suspended licence", 403, "license-suspended", "/v1/acme/rates/x?api_key=KEY", { license: { status: "suspended" } }],
    ["a product without address", 503, "upstream-missing", "/v1/acme/rates/x?api_key=KEY", { route: { upstream_url: null } }],
  ])("for %s is %i %s", async (_what, status, code, path, options) => {
    const gateway = await gatewayWith(options);
    const url = `http://127.0.0.1:${gateway.port}${path.replace("KEY", gateway.key)}`;
    const answer = await call(url);
    expect([answer.status, codeOf(answer.body)]).toEqual([status, code]);
    expect([gateway.events.length, upstream.requests.length]).toEqual([0, 0]);
  });

  it("holds limits and says when to come again", async () => {
    const states: LimitState[] = [{ name: "rpm", quota: 60, window_seconds: 60, remaining: 0, reset_seconds: 7 }];
    const gateway = await gatewayWith({ admit: () => ({ ok: false, reason: "limited", limit: "rpm", retry_after_seconds: 7, states }) });
    const answer = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([answer.status, codeOf(answer.body), answer.headers["retry-after"]]).toEqual([429, "limit-exceeded", "7"]);
    expect(answer.headers).toMatchObject({
      ratelimit: '"rpm";r=0;t=7',
      "ratelimit-policy": '"rpm";q=60;w=60',
      "x-ratelimit-reset": expect.stringMatching(/^\d+$/),
    });
  });

  it("is 503 where nobody can tell of a quota or a licence", async () => {
    const without = await gatewayWith({
      admit: async () => ({ ok: false, reason: "quota_unavailable", limit: "calls_per_month", retry_after_seconds: 3, states: [] }),
    });
    const quota = await call(`${without.base}/x`, { headers: { "X-API-Key": without.key } });
    expect([quota.status, codeOf(quota.body), quota.headers["retry-after"]]).toEqual([503, "quota-unavailable", "3"]);
    const registry = { findRoute: () => null, findLicense: () => Promise.reject(new RegistryUnavailable()) };
    const blind = await gatewayWith({ options: { registry } });
    expect(codeOf((await call(`${blind.base}/x`, { headers: { "X-API-Key": blind.key } })).body)).toBe("registry-unavailable");
  });

  it("of a fault of the gateway tells nothing of it", async () => {
    const gateway = await gatewayWith({ admit: () => Promise.reject(new Error("secret detail")) });
    const answer = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([answer.status, codeOf(answer.body)]).toEqual([500, "internal-error"]);
    expect(String(answer.body)).not.toContain("secret detail");
    expect(gateway.faults).toHaveLength(1);
  });

  it("leaves the connection usable, with the body that nobody wanted", async () => {
    const gateway = await gatewayWith();
    const client = new RawClient(gateway.port).send(`POST /v1/acme/rates/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n`);
    await client.until(/key-missing/);
    client.send("x".repeat(100_000)).send(`GET /v1/acme/rates/y HTTP/1.1\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\n\r\n`);
    expect(await client.until(/\r\n\r\nok$/)).toContain("200 OK");
    client.socket.destroy();
  });

  it("at shutdown is 503 for new calls; those under way end well", async () => {
    let finish = () => {};
    const slow = await startUpstream((_request, response) => void (finish = () => void response.end("whole")));
    const gateway = await gatewayWith({ route: { upstream_url: slow.url } });
    const { outgoing, head } = open(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    outgoing.end();
    await eventually(() => slow.requests.length === 1);
    gateway.gateway.beginShutdown();
    const refused = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([refused.status, codeOf(refused.body), refused.headers.connection]).toEqual([503, "shutting-down", "close"]);
    finish();
    const answer = await head;
    expect([answer.statusCode, answer.headers.connection, String(await readAll(answer))]).toEqual([200, "close", "whole"]);
    await slow.stop();
  });
});

describe("bodies that are too large", () => {
  it("are refused by their length before anything is forwarded", async () => {
    const gateway = await gatewayWith({ settings: { max_body_bytes: MEGABYTE } });
    const { outgoing, head } = open(`${gateway.base}/x`, { method: "POST", headers: { "X-API-Key": gateway.key, "Content-Length": MEGABYTE + 1 } });
    outgoing.write(Buffer.alloc(1000));
    const answer = await head;
    expect([answer.statusCode, codeOf(await readAll(answer)), upstream.requests.length]).toEqual([413, "body-too-large", 0]);
    outgoing.destroy();
  });

  it("are broken off when they say no length", async () => {
    const gateway = await gatewayWith({ settings: { max_body_bytes: MEGABYTE } });
    const answer = await call(
      `${gateway.base}/x`,
      { method: "POST", headers: { "X-API-Key": gateway.key, "Transfer-Encoding": "chunked" } },
      Buffer.alloc(3 * MEGABYTE),
    );
    expect([answer.status, codeOf(answer.body)]).toEqual([413, "body-too-large"]);
    expect(gateway.events).toMatchObject([{ status: 413, units: 0 }]);
    await eventually(() => upstream.requests.every(({ destroyed }) => destroyed));
  });
});

describe("requests that two servers could read differently", () => {
  const head = (key: string, lines: string, first = "POST /v1/acme/rates/x HTTP/1.1") => `${first}\r\nHost: x\r\nX-API-Key: ${key}\r\n${lines}\r\n`;
  it.each([
    ["two framings", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"],
    ["two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n", "abcde"],
    ["a length of two values", "Content-Length: 4, 4\r\n", "abcd"],
    ["a signed length", "Content-Length: +4\r\n", "abcd"],
    ["another coding", "Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"],
    ["chunked not at the end", "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"],
    ["two codings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"],
    ["a disguised coding", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"],
    ["a blank before the colon", "Content-Length : 4\r\n", "abcd"],
    ["a folded line", "X-A: 1\r\n b\r\n", ""],
    ["a line feed alone", "X-A: 1\nX-B: 2\r\n", ""],
    ["a carriage return alone", "X-A: 1\rX-B: 2\r\n", ""],
    ["a zero byte", "X-A: 1\u0000\r\n", ""],
    ["a name of odd letters", "X A: 1\r\n", ""],
    ["a bad chunk", "Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n"],
  ])("are refused: %s", async (_what, lines, body) => {
    const gateway = await gatewayWith();
    const client = new RawClient(gateway.port).send(head(gateway.key, lines) + body);
    const text = await client.until(/HTTP\/1\.1 \d+ [^]*\r\n\r\n[^]*\}/);
    // A chunk is read when the call is under way: then there is no word, only an end.
    expect(text === "" || text.startsWith("HTTP/1.1 400 ")).toBe(true);
    expect(gateway.events.filter(({ status }) => status < 400)).toEqual([]);
    client.socket.destroy();
  });

  it.each([
    ["GET http://other.example/v1/acme/rates/x HTTP/1.1", 400],
    ["GET * HTTP/1.1", 400],
    ["CONNECT other.example:443 HTTP/1.1", 501],
    ["GET /v1/acme/rates/x HTTP/1.1\r\nHost: y", 400],
  ])("are refused: %s", async (first, status) => {
    const gateway = await gatewayWith();
    const client = new RawClient(gateway.port).send(head(gateway.key, "", first));
    const text = await client.until(/\r\n\r\n/);
    // A second host is passed over, for none is forwarded.
    if (first.includes("Host: y")) expect(text).toMatch(/^HTTP\/1\.1 (200|400) /);
    else expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    client.socket.destroy();
  });

  it("are refused when their head is too large", async () => {
    const gateway = await gatewayWith();
    const client = new RawClient(gateway.port).send(head(gateway.key, `X-A: ${"x".repeat(40_000)}\r\n`));
    expect(await client.until(/\}/)).toMatch(/^HTTP\/1\.1 431 [^]*headers-too-large/);
  });

  it("are refused when they ask for another protocol, but for the one that may be passed over", async () => {
    const gateway = await gatewayWith();
    const headers = { "X-API-Key": gateway.key, Connection: "Upgrade" };
    const refused = await call(`${gateway.base}/x`, { headers: { ...headers, Upgrade: "websocket" } });
    expect([refused.status, codeOf(refused.body)]).toEqual([501, "upgrade-unsupported"]);
    expect((await call(`${gateway.base}/x`, { headers: { ...headers, Upgrade: "h2c" } })).status).toBe(200);
  });

  it("are refused when they have been here already", async () => {
    const gateway = await gatewayWith();
    const circle = await startGateway({ upstream_url: gateway.base, route: { auth_header: { name: "X-API-Key", value: gateway.key } } });
    stops.push(() => circle.stop());
    const answer = await call(`${circle.base}/x`, { headers: { "X-API-Key": circle.key } });
    expect([answer.status, codeOf(answer.body), upstream.requests.length]).toEqual([508, "loop-detected", 0]);
  });
});

describe("a page of another origin", () => {
  it("is given leave by the gateway itself, for any header", async () => {
    const gateway = await gatewayWith();
    const headers = { Origin: "https://page.example", "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-api-key, content-type" };
    const answer = await call(`${gateway.base}/x`, { method: "OPTIONS", headers });
    expect([answer.status, answer.headers["access-control-allow-origin"], answer.headers["access-control-allow-headers"]]).toEqual([
      204,
      "*",
      "x-api-key, content-type",
    ]);
    expect(answer.headers["access-control-allow-methods"]).toContain("PUT");
    expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
    expect(upstream.requests).toHaveLength(0);
  });

  it("can read every header of an answer", async () => {
    const gateway = await gatewayWith();
    const answer = await call(`${gateway.base}/x`, { headers: { Origin: "https://page.example", "X-API-Key": gateway.key } });
    expect([answer.headers["access-control-allow-origin"], answer.headers["access-control-expose-headers"]]).toEqual(["*", "*"]);
  });
});

it("ends an answer only when its event is on disk, where that is asked for", async () => {
  let keep = () => {};
  const recordDurably = () => new Promise<void>((resolve) => void (keep = resolve));
  const gateway = await gatewayWith({ settings: { strict_metering: true }, options: { recorder: { record: () => {}, recordDurably } } });
  const client = new RawClient(gateway.port).send(`GET /v1/acme/rates/x HTTP/1.1\r\nHost: x\r\nX-API-Key: ${gateway.key}\r\nConnection: close\r\n\r\n`);
  await eventually(() => gateway.outcomes.length === 1);
  expect([client.ended, client.text.endsWith("ok")]).toEqual([false, false]);
  keep();
  expect(await client.untilEnd()).toMatch(/ok$/);
});
