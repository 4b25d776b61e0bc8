import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../../../scripts/e2e/browser.mjs";

const SERVER = fileURLToPath(new URL("../../.output/server/index.mjs", import.meta.url));

let browser;
let storefront;
let base;
let deadPort;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The built storefront before a port on which nobody answers. */
before(async () => {
  const port = await freePort();
  deadPort = await freePort();
  base = `http://127.0.0.1:${port}`;
  storefront = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", NUXT_BACKEND_URL: `http://127.0.0.1:${deadPort}`, NUXT_PUBLIC_PUBLISHABLE_KEY: "pk_test" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const chunk of storefront.stdout) if (String(chunk).includes("Listening")) break;
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  storefront?.kill();
});

test("without the backend every page says so kindly, with 503 and no stack", async () => {
  const page = await browser.newPage();
  for (const path of ["/", "/products", "/products/ledgerly", "/developers/northbeam"]) {
    const response = await page.goto(base + path);
    assert.equal(response.status(), 503, path);
    await page.getByRole("heading", { level: 1, name: "The shop is out for a moment" }).waitFor();
    assert.doesNotMatch(await page.content(), new RegExp(`ECONNREFUSED|fetch failed|:${deadPort}\\b|\\.m?js:\\d+:\\d+`), path);
  }
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.close();
});

test("without the backend the sign-in form keeps what was typed", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/sign-in`);
  await page.waitForFunction(() => document.querySelector("#__nuxt")?.__vue_app__ && !globalThis.useNuxtApp?.()?.isHydrating);
  await page.getByLabel("E-mail address").fill("ada@customer.example");
  await page.getByLabel("Password").fill("whatever it is");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").getByText("The shop is not answering").waitFor();
  assert.equal(await page.getByLabel("E-mail address").inputValue(), "ada@customer.example");
  await page.close();
});

test("it is live but not ready, and its API refuses with a code", async () => {
  const [live, ready, api] = await Promise.all(["/health/live", "/health/ready", "/api/medusa/store/regions"].map((path) => fetch(base + path)));
  assert.deepEqual([live.status, ready.status, api.status], [200, 503, 502]);
  assert.equal((await api.json()).code, "backend.unavailable");
});
