import { createHash, createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { expressGateway, fastifyGateway, type GatewayCall, h3Gateway, verifyGatewayRequest } from "./index.ts";

const SECRET = "mgs_current";
const ID = "0199a1b2-0000-7000-8000-000000000001";
const NOW = Date.UTC(2026, 10, 23, 5, 0, 0);

interface Signed {
  secret?: string;
  at?: number;
  body?: string | null;
  method?: string;
  path?: string;
}

/** Headers as the gateway sends them, made by other means than the verifier's. */
function headersOf({ secret = SECRET, at = NOW, body = "", method = "GET", path = "/rates/EUR?x=1" }: Signed = {}): Record<string, string> {
  const digest = body === null ? "UNSIGNED-PAYLOAD" : createHash("sha256").update(body).digest("hex");
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac("sha256", secret).update([ID, timestamp, method, path, digest].join("\n")).digest("base64url");
  return {
    ...{ "x-request-id": ID, "x-mintreu-timestamp": timestamp, "x-mintreu-content-sha256": digest, "x-mintreu-signature": `v1=${signature}` },
    ...{ "x-mintreu-license-id": "lic_1", "x-mintreu-plan": "Pro %E2%80%93 gr%C3%B6%C3%9Fer" },
  };
}

function verify(headers: Record<string, string>, changes: Partial<Parameters<typeof verifyGatewayRequest>[0]> = {}) {
  return verifyGatewayRequest({ secret: SECRET, method: "GET", path: "/rates/EUR?x=1", header: (name) => headers[name], now: NOW, ...changes });
}

describe("verifyGatewayRequest", () => {
  it("tells who calls", async () => {
    const call: GatewayCall = { id: ID, licenseId: "lic_1", plan: "Pro – größer", signedAt: NOW, bodyVerified: false };
    expect(await verify(headersOf())).toEqual({ ok: true, call });
    expect(await verify(headersOf(), { body: null })).toEqual({ ok: true, call: { ...call, bodyVerified: true } });
  });

  it("knows the gateway's own vector", async () => {
    const signed = { "x-request-id": "id", "x-mintreu-timestamp": "1700000000", "x-mintreu-content-sha256": "UNSIGNED-PAYLOAD" };
    const signature = createHmac("sha256", "secret").update("id\n1700000000\nPOST\n/a?b=c\nUNSIGNED-PAYLOAD").digest("base64url");
    const request = { secret: "secret", method: "post", path: "/a?b=c", now: 1_700_000_000_000 };
    const headers: Record<string, string> = { ...signed, "x-mintreu-signature": `v1=${signature}` };
    expect(await verifyGatewayRequest({ ...request, header: (name) => headers[name] })).toMatchObject({ ok: true });
  });

  it.each(["x-request-id", "x-mintreu-timestamp", "x-mintreu-content-sha256", "x-mintreu-signature"])("needs %s", async (name) => {
    expect(await verify({ ...headersOf(), [name]: "" })).toEqual({ ok: false, code: "SIGNATURE_MISSING" });
  });

  it.each<[string, Record<string, string>, object]>([
    ["another secret", headersOf({ secret: "other" }), {}],
    ["another path", headersOf({ path: "/rates/USD" }), {}],
    ["another query", headersOf({ path: "/rates/EUR?x=2" }), {}],
    ["another method", headersOf({ method: "DELETE" }), {}],
    ["another id", { ...headersOf(), "x-request-id": "0199a1b2-0000-7000-8000-000000000002" }, {}],
    ["another time", { ...headersOf(), "x-mintreu-timestamp": String(NOW / 1000 + 1) }, {}],
    ["another digest", { ...headersOf(), "x-mintreu-content-sha256": "UNSIGNED-PAYLOAD" }, {}],
    ["no time", { ...headersOf(), "x-mintreu-timestamp": "now" }, {}],
    ["no signature of this version", { ...headersOf(), "x-mintreu-signature": "v2=AAAA" }, {}],
    ["letters that are none of base64url", { ...headersOf(), "x-mintreu-signature": "v1=***" }, {}],
    ["a cut signature", { ...headersOf(), "x-mintreu-signature": headersOf()["x-mintreu-signature"]!.slice(0, -4) }, {}],
    ["an empty secret", headersOf(), { secret: "" }],
  ])("refuses %s", async (_what, headers, changes) => {
    expect(await verify(headers, changes)).toEqual({ ok: false, code: "SIGNATURE_INVALID" });
  });

  it("accepts either secret while one follows another", async () => {
    const both = {
      ...headersOf({ secret: "new" }),
      "x-mintreu-signature": ["new", "old"].map((secret) => headersOf({ secret })["x-mintreu-signature"]).join(" "),
    };
    for (const secret of ["new", "old", ["other", "old"]]) expect(await verify(both, { secret })).toMatchObject({ ok: true });
    expect(await verify(headersOf({ secret: "old" }), { secret: ["new", "old"] })).toMatchObject({ ok: true });
  });

  it("refuses what was signed more than five minutes ago, or is yet to come", async () => {
    for (const at of [NOW - 300_000, NOW + 300_000]) expect(await verify(headersOf({ at }))).toMatchObject({ ok: true });
    for (const at of [NOW - 301_000, NOW + 301_000]) expect(await verify(headersOf({ at }))).toEqual({ ok: false, code: "SIGNATURE_TOO_OLD" });
    expect(await verify(headersOf({ at: NOW - 11_000 }), { toleranceMs: 10_000 })).toEqual({ ok: false, code: "SIGNATURE_TOO_OLD" });
  });

  it("checks the body that it is given", async () => {
    const headers = headersOf({ body: "hällo" });
    expect(await verify(headers, { body: "hällo" })).toMatchObject({ ok: true, call: { bodyVerified: true } });
    expect(await verify(headers, { body: new TextEncoder().encode("hällo") })).toMatchObject({ ok: true, call: { bodyVerified: true } });
    for (const body of ["hallo", "", null]) expect(await verify(headers, { body })).toEqual({ ok: false, code: "BODY_CHANGED" });
    expect(await verify(headersOf({ body: null }), { body: "anything" })).toMatchObject({ ok: true, call: { bodyVerified: false } });
  });
});

it("guards an Express application, below a path and with the body that its parser kept", async () => {
  const app = express();
  const keep = (req: object, _res: unknown, body: Buffer) => void Object.assign(req, { rawBody: body });
  app.use(express.json({ verify: keep }));
  app.use("/rates", expressGateway({ secret: SECRET }), (req, res) => void res.json((req as { gateway?: GatewayCall }).gateway));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rates/EUR?x=1`;
  const refused = await fetch(url);
  expect([refused.status, refused.headers.get("content-type")]).toEqual([401, "application/problem+json"]);
  expect(await refused.json()).toMatchObject({ code: "SIGNATURE_MISSING", status: 401 });
  const body = JSON.stringify({ a: 1 });
  const headers = { ...headersOf({ at: Date.now(), method: "POST", body }), "content-type": "application/json" };
  expect(await (await fetch(url, { method: "POST", headers, body })).json()).toMatchObject({ id: ID, bodyVerified: true });
  expect(await (await fetch(url, { method: "POST", headers, body: "{}" })).json()).toMatchObject({ code: "BODY_CHANGED" });
  server.closeAllConnections();
  server.close();
});

it("guards a Fastify application", async () => {
  const sent: unknown[] = [];
  const reply = { code: (status: number) => sent.push(status), headers: (values: object) => sent.push(values), send: (body: unknown) => sent.push(body) };
  const guard = fastifyGateway({ secret: SECRET });
  const request = {
    method: "GET",
    url: "/rates/EUR?x=1",
    headers: headersOf({ at: Date.now() }) as Record<string, string | undefined>,
    gateway: undefined as unknown as GatewayCall,
  };
  expect(await guard(request, reply)).toBeUndefined();
  expect(request.gateway.licenseId).toBe("lic_1");
  expect(await guard({ ...request, url: "/rates/USD" }, reply)).toBe(reply);
  expect(sent[0]).toBe(401);
});

it("guards both kinds of h3 events", async () => {
  const guard = h3Gateway({ secret: SECRET });
  const signed = headersOf({ at: Date.now() });
  const events = [
    { req: new Request("http://upstream.example/rates/EUR?x=1", { headers: signed }), context: {} as Record<string, unknown> },
    { node: { req: { method: "GET", url: "/rates/EUR?x=1", headers: signed } }, context: {} as Record<string, unknown> },
  ];
  for (const event of events) {
    expect(await guard(event)).toBeUndefined();
    expect(event.context["gateway"]).toMatchObject({ id: ID });
  }
  const refused = await guard({ req: new Request("http://upstream.example/rates/USD", { headers: signed }), context: {} });
  expect([refused?.status, refused?.headers.get("content-type")]).toEqual([401, "application/problem+json"]);
});
