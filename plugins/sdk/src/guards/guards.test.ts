import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { LicenseClient } from "../license-client.ts";
import { refusal, type Verdict } from "../verdict.ts";
import { checkRequest } from "./check-request.ts";
import { requireLicense as expressGuard } from "./express.ts";
import { requireLicense as fastifyGuard } from "./fastify.ts";
import { requireLicense as h3Guard } from "./h3.ts";

const good: Verdict = {
  ...refusal("VALID", "", "server"),
  valid: true,
  entitlements: { product_id: "p", package_id: "k", features: ["export"], updates_until: null },
};
/** Stands in for the marketplace's word; the guards are what is tested. */
const clientThatSays = (verdict: Verdict) => ({ validate: async () => verdict }) as unknown as LicenseClient;
const withKey = (name: string) => (name === "x-license-key" ? "KEY" : undefined);

describe("checkRequest", () => {
  it.each([
    ["NOT_FOUND", 401],
    ["CHECKSUM_INVALID", 401],
    ["EXPIRED", 403],
    ["REVOKED", 403],
    ["PRODUCT_MISMATCH", 403],
    ["UNREACHABLE", 503],
    ["CLOCK_SET_BACK", 503],
  ] as const)("%s is answered with %i", async (code, status) => {
    const result = await checkRequest(withKey, { client: clientThatSays(refusal(code, "no")) });
    expect(result).toMatchObject({ ok: false, problem: { status, body: { status, code, type: "about:blank" } } });
  });

  it("asks for a key, and takes it from either header", async () => {
    const client = clientThatSays(good);
    expect(await checkRequest(() => undefined, { client })).toMatchObject({ ok: false, problem: { status: 401, body: { code: "LICENSE_KEY_REQUIRED" } } });
    expect(await checkRequest((name) => (name === "x-api-key" ? "KEY" : undefined), { client })).toMatchObject({ ok: true });
  });

  it("refuses a licence without the feature", async () => {
    const client = clientThatSays(good);
    expect(await checkRequest(withKey, { client, feature: "export" })).toMatchObject({ ok: true });
    expect(await checkRequest(withKey, { client, feature: "sso" })).toMatchObject({
      ok: false,
      problem: { status: 403, body: { code: "FEATURE_NOT_INCLUDED" } },
    });
  });
});

it("guards an Express application", async () => {
  const app = express();
  app.use(expressGuard({ client: clientThatSays(good) }));
  app.get("/", (req, res) => void res.json({ code: (req as { license?: Verdict }).license?.code }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const refused = await fetch(url);
  expect([refused.status, refused.headers.get("content-type")]).toEqual([401, "application/problem+json"]);
  expect(await (await fetch(url, { headers: { "X-License-Key": "KEY" } })).json()).toEqual({ code: "VALID" });
  server.closeAllConnections();
  server.close();
});

it("hands what goes wrong in the check to Express", async () => {
  const client = { validate: () => Promise.reject(new Error("broken")) } as unknown as LicenseClient;
  const error = await new Promise((resolve) => expressGuard({ client })({ headers: { "x-license-key": "KEY" } } as never, {} as never, resolve));
  expect(error).toMatchObject({ message: "broken" });
});

it("guards a Fastify application", async () => {
  const sent: unknown[] = [];
  const reply = { code: (status: number) => sent.push(status), headers: (values: object) => sent.push(values), send: (body: unknown) => sent.push(body) };
  const guard = fastifyGuard({ client: clientThatSays(good) });
  expect(await guard({ headers: {} }, reply)).toBe(reply);
  expect(sent[0]).toBe(401);
  const request: { headers: Record<string, string>; license?: Verdict } = { headers: { "x-license-key": "KEY" } };
  expect(await guard(request, reply)).toBeUndefined();
  expect(request.license?.code).toBe("VALID");
});

it("guards both kinds of h3 events", async () => {
  const guard = h3Guard({ client: clientThatSays(good) });
  const events = [
    { req: { headers: new Headers({ "x-license-key": "KEY" }) }, context: {} as Record<string, unknown> },
    { node: { req: { headers: { "x-license-key": "KEY" } } }, context: {} as Record<string, unknown> },
  ];
  for (const event of events) {
    expect(await guard(event)).toBeUndefined();
    expect(event.context["license"]).toBe(good);
  }
  expect((await guard({ req: { headers: new Headers() }, context: {} }))?.status).toBe(401);
});
