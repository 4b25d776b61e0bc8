import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { assertAccessible } from "./admin-browser.mjs";
import { ask, inPanel, openPanel, panelUrl, signInToPanel, tokenOf } from "./panel-browser.mjs";

let browser;
let session;
let product;
let api;
let release;
let license;
before(async () => {
  browser = await launchBrowser();
  const { developer, demo } = readRun();
  session = await signInToPanel(browser, developer);
  const { products } = await ask(`/vendor/products?q=${demo.package_product.handle}`, { token: await tokenOf("developer", developer) });
  const token = await tokenOf("developer", developer);
  product = (await ask(`/vendor/products/${products[0].id}`, { token })).product;
  api = (await ask(`/vendor/products?q=${demo.api_product.handle}`, { token })).products[0];
  release = (await ask(`/vendor/products/${product.id}/releases`, { token })).releases[0];
  license = (await ask(`/vendor/licenses?limit=1`, { token })).licenses[0];
});
after(() => browser?.close());

const pages = () => [
  "/",
  "/onboarding",
  "/products",
  "/products?q=nothing-is-called-that",
  "/products/new",
  `/products/${product.id}`,
  `/products/${product.id}/edit`,
  `/products/${product.id}/packages/new`,
  `/products/${product.id}/packages/${product.packages[0].id}`,
  `/products/${product.id}/releases`,
  `/products/${product.id}/releases/new`,
  `/products/${product.id}/releases/${release.id}`,
  `/products/${api.id}/api-configuration`,
  "/licenses",
  "/licenses/new",
  "/licenses/import",
  "/licenses/requests",
  `/licenses/${license.id}`,
  "/usage",
  "/usage?period=day",
  "/engagements",
  "/reviews",
  "/members",
  "/api-keys",
  "/settings",
  "/no-such-page",
];
const publicPages = ["/sign-in", "/accept-invitation#token=x"];

test("every page is sound, wide and narrow, light and dark", () =>
  inPanel(browser, { session }, async (page) => {
    for (const path of pages()) await checkPage(page, path);
    await page.setViewportSize({ width: 390, height: 900 });
    await page.getByRole("button", { name: "Open the navigation" }).click();
    await assertAccessible(page, "dialog");
    await page.getByRole("dialog").getByRole("link", { name: "Reviews" }).click();
    await page.getByRole("heading", { level: 1, name: "Reviews" }).waitFor();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }));

test("every page before the sign-in is sound too", () =>
  inPanel(browser, { expectStatus: [401] }, async (page) => {
    for (const path of publicPages) await checkPage(page, path);
  }));

/** Loaded once; a look changes colours, a width everything else. */
async function checkPage(page, path) {
  await openPanel(page, path);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overflow, 0, `${path} is not wider than ${width} px`);
    // The narrowest is about room.
    if (width === 320) continue;
    await assertAccessible(page, "body");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("html.dark").waitFor();
    await assertAccessible(page, "body", { rules: ["color-contrast"] });
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("html:not(.dark)").waitFor();
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("the look that somebody chose stays, whatever the system says", () =>
  inPanel(browser, { session, scheme: "light" }, async (page) => {
    await openPanel(page, "/settings");
    await page.getByRole("radio", { name: "Dark" }).click();
    await page.locator("html.dark").waitFor();
    await page.reload();
    await page.locator("html.dark").waitFor();
    await page.getByRole("radio", { name: "As the system" }).click();
    await page.locator("html:not(.dark)").waitFor();
  }));

test("the page takes no inline script and nobody's frame, and is never kept", async () => {
  const answer = await fetch(panelUrl("/products"));
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(await answer.text(), /<script>|<script [^>]*>[^<]/);
});

test("what fails to load says so and can be asked for again; a wrong address is told apart", () =>
  inPanel(browser, { session, expectStatus: [404, 500] }, async (page) => {
    let failing = true;
    await page.route(
      (url) => url.pathname === "/vendor/products",
      (route) => (failing ? route.fulfill({ status: 500, json: { message: "relation does not exist" } }) : route.continue()),
    );
    await page.goto(panelUrl("/products"));
    await page.getByRole("alert").getByText("The products could not be loaded.").waitFor();
    assert.equal(await page.getByText("relation").count(), 0);
    failing = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("link", { name: product.title, exact: true }).waitFor();
    await page.goto(panelUrl("/products/prod_that_never_was"));
    await page.getByRole("alert").getByText("There is no such product.").waitFor();
  }));
