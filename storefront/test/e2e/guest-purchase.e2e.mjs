import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { askStore, findFreePackage, openPage, openVisitor, tabTo } from "./marketplace-browser.mjs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

test("a guest buys with the keyboard alone, from the home page to the licence key", async () => {
  const run = readRun();
  const {
    products: [product],
  } = await askStore(`/store/products?handle=${run.demo.package_product.handle}&fields=id,title`);
  const { page, context, complaints } = await openVisitor(browser);
  const keyboard = page.keyboard;

  await openPage(page, "/");
  await keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Skip to content");
  await keyboard.press("Enter");
  await tabTo(page, page.locator("#hero-search"));
  await keyboard.type(product.title);
  await keyboard.press("Enter");
  await page.waitForURL("**/products?q=*");

  await page.getByRole("heading", { level: 1, name: /Results for/ }).waitFor();
  await tabTo(page, page.getByRole("article").getByRole("link", { name: product.title, exact: true }));
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: product.title }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "main");

  await tabTo(page, page.getByRole("radio").first());
  await tabTo(page, page.getByRole("button", { name: /^Add to cart/ }));
  await keyboard.press("Enter");
  await page.getByText("is in your cart").waitFor();
  await tabTo(page, page.getByRole("link", { name: "Check out" }));
  await keyboard.press("Enter");

  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await tabTo(page, page.getByLabel("E-mail address"));
  await keyboard.type("keyboard.guest@customer.example");
  await tabTo(page, page.getByRole("checkbox"));
  await keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: /^Pay / }));
  await keyboard.press("Enter");

  await page.getByRole("heading", { level: 1, name: /Thank you/ }).waitFor();
  await page.getByText("Your licence is ready.").waitFor();
  await tabTo(page, page.getByRole("button", { name: /^Reveal/ }));
  await keyboard.press("Enter");
  const key = await page.locator("[data-license-key=shown]").innerText();

  const answer = await fetch(new URL("/v1/license/validate", run.backend_url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ license_key: key }),
  });
  assert.equal((await answer.json()).code, "VALID");

  await page.reload();
  await page.getByText("Your licence is ready.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Cart, 0 items" }).count(), 1);
  assert.deepEqual(complaints, []);

  const stranger = await openVisitor(browser, { expectStatus: [404] });
  assert.equal((await stranger.page.goto(page.url())).status(), 404);
  await stranger.context.close();
  await context.close();
});

test("two presses of the button at once place one order", async () => {
  const run = readRun();
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, `/products/${run.demo.package_product.handle}`);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByText("is in your cart").waitFor();
  await openPage(page, "/checkout");
  const completions = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/complete")) completions.push(request.url());
  });
  await page.getByLabel("E-mail address").fill("twice@customer.example");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: /^Pay / }).evaluate((button) => {
    button.click();
    button.click();
  });
  await page.getByRole("heading", { level: 1, name: /Thank you/ }).waitFor();
  await page.getByText("Your licence is ready.").waitFor();
  assert.equal(completions.length, 1);
  assert.equal(await page.getByRole("button", { name: /^Reveal/ }).count(), 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("two tabs that buy the same cart at the same moment get the same order", async () => {
  const run = readRun();
  const { page, context, complaints } = await openVisitor(browser, { expectStatus: [400, 404, 409] });
  await openPage(page, `/products/${run.demo.package_product.handle}`);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByText("is in your cart").waitFor();
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) {
    await openPage(tab, "/checkout");
    await tab.getByLabel("E-mail address").fill("tabs@customer.example");
    await tab.getByRole("checkbox").check();
  }
  await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: /^Pay / }).click()));
  for (const tab of tabs) await tab.getByText("Your licence is ready.").waitFor();
  assert.equal(tabs[0].url(), tabs[1].url());
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a free package needs no payment and gives its licence too", async () => {
  const free = await findFreePackage();
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, `/products/${free.product.handle}`);
  await page.getByRole("radio", { name: new RegExp(free.package.title) }).check();
  await page.getByRole("button", { name: "Add to cart, free" }).click();
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByLabel("E-mail address").fill("free@customer.example");
  assert.equal(await page.getByRole("heading", { name: "Payment" }).count(), 0);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Get it for free" }).click();
  await page.getByText("Your licence is ready.").waitFor();
  await page.getByRole("button", { name: /^Reveal/ }).click();
  await page.locator("[data-license-key=shown]").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
