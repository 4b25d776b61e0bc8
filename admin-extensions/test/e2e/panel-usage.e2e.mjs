import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { assertAccessible } from "./admin-browser.mjs";
import { inPanel, openPanel, panelUrl, signInToPanel, tokenOf } from "./panel-browser.mjs";

let browser;
let session;
let license;
before(async () => {
  browser = await launchBrowser();
  session = await signInToPanel(browser, readRun().developer);
  license = await licenseOfCustomer();
  await callApi(license.key);
});
after(() => browser?.close());

/** A licence of the demo's API that the demo's customer holds, with its key. */
async function licenseOfCustomer() {
  const { backend_url, customer, publishable_key, demo } = readRun();
  const headers = { "x-publishable-api-key": publishable_key, authorization: `Bearer ${await tokenOf("customer", customer)}` };
  const store = async (path, method = "GET") => {
    const response = await fetch(`${backend_url}/store${path}`, { method, headers });
    assert.equal(response.status, 200, path);
    return response.json();
  };
  const { licenses } = await store("/licenses?limit=100");
  const held = licenses.find(({ product_handle, status }) => product_handle === demo.api_product.handle && status === "active");
  assert.ok(held, "the demo's customer holds a licence of the API");
  return { ...held, key: (await store(`/licenses/${held.id}/reveal`, "POST")).license_key };
}

/** Real calls through the gateway: two that are answered and one that the API refuses. */
async function callApi(key) {
  const { gateway_url, demo } = readRun();
  const call = async (path) => (await fetch(new URL(path, gateway_url), { headers: { "x-api-key": key } })).status;
  const { path } = demo.api_product;
  assert.deepEqual([await call(path), await call(path)], [200, 200]);
  const refused = await call(path.replace(/[^/]+$/, "NOT-A-CURRENCY"));
  assert.ok(refused >= 400 && refused < 500, `the API refuses what is no currency (${refused})`);
}

/** The gateway hands its events over within a second or so: the page is asked again until they are there. */
async function openWithCalls(page, path, isThere) {
  const end = Date.now() + 15_000;
  for (;;) {
    await openPanel(page, path);
    if (await isThere()) return;
    assert.ok(Date.now() < end, `${path} shows the calls`);
  }
}

test("calls through the gateway are seen by product, endpoint, outcome and customer, and one by one", () =>
  inPanel(browser, { session }, async (page) => {
    const outcomes = page.getByRole("region", { name: "Outcomes" });
    await openWithCalls(page, "/usage", async () => (await outcomes.getByText("2xx").count()) > 0 && (await outcomes.getByText("4xx").count()) > 0);
    await page.getByRole("img", { name: "Calls and failed calls over time" }).waitFor();
    const calls = page.getByRole("region", { name: "Calls", exact: true });
    await calls.getByText("As a table").click();
    await calls.getByRole("columnheader", { name: "Failed" }).waitFor();
    await page
      .getByRole("region", { name: "Endpoints by calls" })
      .getByText(/^GET \/rates\//)
      .waitFor();

    await page.getByRole("combobox", { name: "Period" }).click();
    await page.getByRole("option", { name: "Last 24 hours" }).click();
    await page.waitForURL(/period=day/);
    await page.getByRole("combobox", { name: "Product" }).click();
    await page.getByRole("option", { name: license.product_title }).click();
    await page.waitForURL(/product_id=prod_/);

    const href = await page.getByRole("link", { name: "Save as CSV" }).getAttribute("href");
    const file = await page.request.get(new URL(href, panelUrl()).href);
    assert.match(file.headers()["content-type"], /^text\/csv/);
    assert.match(await file.text(), /GET,\/rates\/[^,]+,2xx/);

    await page
      .getByRole("region", { name: "Customers by calls" })
      .getByRole("link", { name: license.customer_email ?? readRun().customer.email })
      .first()
      .click();
    const log = page.getByRole("region", { name: "Calls of this licence" });
    await log
      .getByText(/^GET \/rates\//)
      .first()
      .waitFor();
    await page.getByRole("combobox", { name: "Outcome" }).click();
    await page.getByRole("option", { name: "5xx" }).click();
    await page.getByText("No call had this outcome.").waitFor();
  }));

test("the bell tells how much is unread, leads to it, and forgets what was read", () =>
  inPanel(browser, { session }, async (page) => {
    const told = [1, 2].map((number) => ({
      id: `inapp_${number}`,
      kind: "usage-alert",
      title: `Currency API: alert ${number}`,
      body: "In the last hour 40 % of 1,000 calls failed; usually it is 1 %.",
      href: "/usage",
      read_at: null,
      created_at: "2026-01-02T03:04:05.000Z",
    }));
    await page.route(/\/vendor\/notifications/, async (route) => {
      const path = new URL(route.request().url()).pathname;
      for (const one of told) if (path.endsWith("/read-all") || path.includes(one.id)) one.read_at = "2026-01-02T04:00:00.000Z";
      const unread_count = told.filter(({ read_at }) => !read_at).length;
      await route.fulfill({ json: { notifications: told, notification: told[0], unread_count, count: told.length, limit: 20, offset: 0 } });
    });
    await openPanel(page, "/");
    await page.getByRole("button", { name: "Notifications, 2 unread" }).click();
    const menu = page.getByRole("dialog", { name: "Notifications" });
    await menu.getByRole("button", { name: "Mark as read: Currency API: alert 1" }).click();
    await page.getByText("Unread: ").first().waitFor({ state: "attached" });
    await menu.getByRole("button", { name: "Mark as read: Currency API: alert 1" }).waitFor({ state: "detached" });
    await assertAccessible(page, "[role=dialog]");
    await menu.getByRole("link", { name: "Currency API: alert 2" }).click();
    await page.getByRole("heading", { level: 1, name: "Usage" }).waitFor();
    await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  }));
