import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { createPanelSite } from "./panel-site";

const folder = mkdtempSync(join(tmpdir(), "panel-site-"));
const app = express();
app.use(createPanelSite(folder, "https://market.example"));
app.use((_req, res) => res.status(418).send("the next one"));
const server = app.listen(0, "127.0.0.1");
const ask = (path: string, method = "GET") => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });

beforeAll(async () => {
  if (!server.listening) await once(server, "listening");
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", "panel-abc.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "not to be served");
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Panel</title>");
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

it.each(["/developer", "/developer/", "/developer/products/prod_1/edit", "/developer/secret.txt"])(
  "answers %s with the page, which nobody keeps",
  async (path) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "text/html; charset=UTF-8", "no-store"]);
    expect(await answer.text()).toContain("<title>Panel</title>");
  },
);

it("lets no inline script and no foreign frame near the page", async () => {
  const policy = (await ask("/developer")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

it("serves hashed files for a year", async () => {
  const answer = await ask("/developer/assets/panel-abc.js");
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

it.each(["/developer/assets/panel-old.js", "/developer/assets/", "/developer/assets/..%2fsecret.txt"])("has no page for a missing file: %s", async (path) => {
  const answer = await ask(path);
  expect([answer.status >= 400, (await answer.text()).includes("not to be served")]).toEqual([true, false]);
});

it.each([
  ["/developers", "GET"],
  ["/developer-portal", "GET"],
  ["/developer", "POST"],
])("leaves %s (%s) to others", async (path, method) => {
  expect((await ask(path, method)).status).toBe(418);
});

it("says so where the panel is not built", async () => {
  rmSync(join(folder, "index.html"));
  expect((await ask("/developer")).status).toBe(503);
});
