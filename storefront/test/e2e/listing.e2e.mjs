import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { askStore, awake, openPage, openVisitor } from "./marketplace-browser.mjs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const countText = (count) => (count === 1 ? "1 product" : `${count} products`);

test("filters live in the URL: they survive a reload and the back button", async () => {
  const { region_id: region } = readRun();
  const [packages, both] = await Promise.all([
    askStore(`/store/search?type=package&limit=1&region_id=${region}`),
    askStore(`/store/search?type=package&billing=one_time&limit=1&region_id=${region}`),
  ]);
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, "/products");
  const status = page.locator("main [role=status]").first();
  const typeBox = page.getByRole("checkbox", { name: /^Packages/ });
  const billingBox = page.getByRole("checkbox", { name: /^One-time/ });

  await typeBox.check();
  await page.waitForURL("**/products?type=package");
  await status.getByText(countText(packages.count), { exact: true }).waitFor();
  await billingBox.check();
  await page.waitForURL("**/products?type=package&billing=one_time");
  await status.getByText(countText(both.count), { exact: true }).waitFor();
  await page.getByLabel("Order by").selectOption("title");
  await page.waitForURL("**order=title");

  // The server's own HTML is right before any script runs.
  const html = await (await context.request.get(page.url())).text();
  assert.match(html, /<option value="title" selected/);
  await page.reload();
  await awake(page);
  assert.equal(await typeBox.isChecked(), true);
  assert.equal(await billingBox.isChecked(), true);
  assert.equal(await page.getByLabel("Order by").inputValue(), "title");
  assert.equal(await status.innerText(), countText(both.count));

  await page.goBack();
  await page.goBack();
  await page.waitForURL("**/products?type=package");
  await status.getByText(countText(packages.count), { exact: true }).waitFor();
  assert.equal(await billingBox.isChecked(), false);

  await page.getByRole("link", { name: /^Packages ?×?, remove/ }).click();
  await page.waitForURL((url) => url.search === "");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("what matches nothing says so and offers the way back", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, "/products?q=qqzzxxyy");
  await page.getByRole("heading", { name: "Nothing fits all of this" }).waitFor();
  await page.getByRole("link", { name: "Clear all filters" }).click();
  await page.getByRole("article").first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("links that lead nowhere answer 404 in the shop's own dress", async () => {
  const { page, context } = await openVisitor(browser, { expectStatus: [404] });
  for (const path of [
    "/no-such-page",
    "/products/no-such-product",
    "/developers/nobody-here",
    "/categories/no-such-category",
    "/orders/order_none/confirmation",
  ]) {
    const response = await page.goto(path);
    assert.equal(response.status(), 404, path);
    await page.getByRole("heading", { level: 1, name: "Nothing is printed here" }).waitFor();
    assert.doesNotMatch(await page.content(), /at .+\.m?js:\d+/, `${path} shows a stack`);
  }
  await context.close();
});

test("the proxy opens the store and nothing else, and only to this site", async () => {
  const { storefront_url: base } = readRun();
  for (const path of ["admin/users", "store/..%2fadmin%2fusers", "vendor/me", "auth/user/emailpass", "hooks/payment/x"]) {
    const response = await fetch(new URL(`/api/medusa/${path}`, base));
    assert.equal(response.status, 404, path);
    assert.equal((await response.json()).code, "request.path_not_allowed", path);
  }
  const headers = { "content-type": "application/json", origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  for (const path of ["/api/session", "/api/account", "/api/medusa/store/carts"]) {
    const response = await fetch(new URL(path, base), { method: "POST", headers, body: "{}" });
    assert.equal(response.status, 403, path);
  }
  const large = await fetch(new URL("/api/medusa/store/carts", base), {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ email: "x".repeat(1_000_000) }),
  });
  assert.equal(large.status, 413);
});

test("pages carry their security headers, and scripts only with a nonce", async () => {
  const { storefront_url: base } = readRun();
  const response = await fetch(new URL("/", base), { headers: { accept: "text/html" } });
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /script-src 'self' 'nonce-[^']+'(;|$)/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.match(policy, /object-src 'none'/);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  const html = await response.text();
  assert.equal(html.match(/<script(?! nonce=)/g), null);
  const ready = await fetch(new URL("/health/ready", base));
  assert.deepEqual([ready.status, await ready.json()], [200, { status: "ready" }]);
});
