import { createHash } from "node:crypto";
import { hash } from "node:crypto";
import { startGateway, type TestGateway, SECRET } from "./support/start-gateway";
import { startUpstream, type TestUpstream } from "./support/start-upstream";
import { signatureOf } from "@mintreu/catalog/domain/call-signature";

describe("a forwarded call", () => {
  let upstream: TestUpstream;
  let gateway: TestGateway;

  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const status = Number(new URL(request.url!, "http://x").searchParams.get("status") ?? 200);
        response.writeHead(status, "Just So", {
          "Content-Type": "application/json",
          "X-Own": "1",
          "Set-Cookie": "a=b",
          "Access-Control-Allow-Origin": "https://x.example",
        });
        response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString("base64") }));
      });
    });
    gateway = await startGateway({ upstream_url: `${upstream.url}/base`, route: { auth_header: { name: "X-Upstream-Key", value: "s3cret" } } });
  });
  afterAll(async () => {
    await gateway.stop();
    await upstream.stop();
  });

  it("arrives with what the upstream needs, and without what is not its business", async () => {
    const headers = {
      ...{ "X-API-Key": gateway.key, Authorization: "Bearer x", Cookie: "session=1", Accept: "text/x", "X-Request-Id": "mine", "X-Mintreu-Plan": "Gold" },
      ...{ "X-Forwarded-For": "192.0.2.1", Forwarded: "for=1", "X-Upstream-Key": "guess", "X-Custom": "é" },
    };
    const answer = await fetch(`${gateway.base}/latest/EUR?a=1&api_key=${gateway.key}&b=%20`, { headers });
    const seen = (await answer.json()) as { url: string; method: string; headers: Record<string, string> };
    expect(seen).toMatchObject({ method: "GET", url: "/base/latest/EUR?a=1&b=%20" });
    expect(seen.headers).toMatchObject({
      ...{ host: new URL(upstream.url).host, accept: "text/x", "x-upstream-key": "s3cret", "x-forwarded-for": "127.0.0.1", "x-custom": "é" },
      ...{ "x-forwarded-host": "api.market.example", "x-forwarded-proto": "https", via: "1.1 mintreu-gateway" },
      ...{ "x-mintreu-license-id": "lic_1", "x-mintreu-plan": "Pro %E2%80%93 gr%C3%B6%C3%9Fer" },
    });
    for (const name of ["x-api-key", "authorization", "cookie", "forwarded"]) expect(seen.headers).not.toHaveProperty(name);
    expect(JSON.stringify(seen)).not.toContain(gateway.key);
    const id = answer.headers.get("x-request-id")!;
    expect(seen.headers["x-request-id"]).toBe(id);
    const timestamp = Number(seen.headers["x-mintreu-timestamp"]);
    const signed = { call_id: id, timestamp, method: "GET", path: seen.url, content_digest: hash("sha256", "") };
    expect(seen.headers["x-mintreu-signature"]).toBe(signatureOf(signed, [SECRET]));
  });

  it("is answered as the upstream answers, with limits and leave for other origins", async () => {
    const answer = await fetch(`${gateway.base}/x?status=418`, { headers: { "X-API-Key": gateway.key, Origin: "https://page.example" } });
    expect([answer.status, answer.statusText, answer.headers.get("x-own")]).toEqual([418, "Just So", "1"]);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("ratelimit")).toContain('"rpm";r=59');
    await answer.text();
  });

  it("has a body that is signed by its digest", async () => {
    const body = Buffer.from("hello wörld");
    const answer = await fetch(`${gateway.base}/post`, { method: "POST", body, headers: { "X-API-Key": gateway.key, "Content-Type": "text/plain" } });
    const seen = (await answer.json()) as { body: string; headers: Record<string, string> };
    expect(Buffer.from(seen.body, "base64")).toEqual(body);
    expect(seen.headers["x-mintreu-content-sha256"]).toBe(createHash("sha256").update(body).digest("hex"));
    expect(seen.headers["content-length"]).toBe(String(body.length));
  });

  it("leaves one event, and settles once", async () => {
    const before = gateway.outcomes.length;
    const answer = await fetch(`${gateway.base}/heavy?status=201`, {
      method: "PUT",
      body: "12345",
      headers: { "X-API-Key": gateway.key, "User-Agent": "curl/8.5" },
    });
    const bytes = (await answer.arrayBuffer()).byteLength;
    const event = await gateway.eventOf(({ id }) => id === answer.headers.get("x-request-id"));
    expect(event).toMatchObject({
      ...{ license_id: "lic_1", product_id: "prod_1", developer_id: "dev_1", endpoint: "/{any}", method: "PUT", status: 201, units: 5 },
      ...{ request_bytes: 5, response_bytes: bytes, agent: "curl", country: null },
    });
    expect(event.total_ms).toBeGreaterThanOrEqual(event.upstream_ms!);
    expect(gateway.outcomes.slice(before)).toEqual([{ status: 201, units: 5, bytes: bytes + 5 }]);
  });

  it.each([
    [200, 1],
    [302, 1],
    [404, 0],
    [500, 0],
    [503, 0],
  ])("that is answered with %i costs %i units", async (status, units) => {
    const answer = await fetch(`${gateway.base}/x?status=${status}`, { redirect: "manual", headers: { "X-API-Key": gateway.key } });
    await answer.text();
    expect(answer.status).toBe(status);
    expect((await gateway.eventOf(({ id }) => id === answer.headers.get("x-request-id"))).units).toBe(units);
  });
});
