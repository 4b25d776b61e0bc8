// The browser example in a real Chromium, against the running marketplace: another origin, a real licence.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchBrowser, readRun } from "../../../../scripts/e2e/browser.mjs";
import { buyFirstPackage, post, signIn } from "../../../../scripts/e2e/http.mjs";

const sdk = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript" };

let browser;
let server;
let origin;
before(async () => {
  browser = await launchBrowser();
  server = createServer(async (req, res) => {
    const path = normalize(new URL(req.url, "http://localhost").pathname);
    const file = path.startsWith("/sdk/") ? join(sdk, "dist", path.slice(5)) : join(sdk, "examples", "browser-widget", path);
    try {
      const text = await readFile(file);
      res.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain" }).end(text);
    } catch {
      res.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${server.address().port}`;
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

test("a widget in a page shows itself on its licence's domain, stays there without the server, and nowhere else", async () => {
  const run = readRun();
  const token = await signIn("customer", run.customer);
  const { license, license_key } = await buyFirstPackage(run.demo.package_product.handle, token);
  await post(`/store/licenses/${license.id}/domains`, { domains: ["widget.example"] }, { token });

  const context = await browser.newContext();
  const page = await context.newPage();
  const show = async (domain) => {
    const options = new URLSearchParams({ marketplace: run.backend_url, product: license.product_id, key: license_key, domain });
    await page.goto(`${origin}/index.html?${options}`);
    const widget = page.locator("#widget[data-code]");
    await widget.waitFor();
    return [await widget.getAttribute("data-code"), await widget.getAttribute("data-source")];
  };
  assert.deepEqual(await show("widget.example"), ["VALID", "server"]);
  assert.deepEqual(await show("widget.example"), ["VALID", "cache"]);
  assert.deepEqual(await show("elsewhere.example"), ["DOMAIN_NOT_ALLOWED", "server"]);

  await context.route(`${run.backend_url}/**`, (route) => route.abort());
  assert.deepEqual(await show("widget.example"), ["VALID", "cache"]);
  assert.deepEqual(await show("third.example"), ["UNREACHABLE", "none"]);
  await context.close();
});
