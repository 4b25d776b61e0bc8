import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { openPage, openVisitor, signIn } from "./marketplace-browser.mjs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

test("a cart filled as a guest is bought signed in, and stands in the account", async () => {
  const { customer, demo } = readRun();
  const { page, context, complaints } = await openVisitor(browser, { expectStatus: [401] });
  await openPage(page, `/products/${demo.package_product.handle}`);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByRole("link", { name: "Check out" }).click();
  // The product page has a link of that name too, beside its reviews.
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await page.locator("main").getByRole("link", { name: "Sign in" }).click();

  await signIn(page, { email: customer.email, password: "not the password" });
  await page.getByRole("alert").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "alert");
  await signIn(page, customer);
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  assert.equal(await page.getByLabel("E-mail address").inputValue(), customer.email);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.getByText("Your licence is ready.").waitFor();
  const orderNumber = /#\d+/.exec(await page.locator("main").innerText())[0];

  await openPage(page, "/account");
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  await openPage(page, "/account/orders");
  await page.getByRole("link", { name: `Order ${orderNumber}` }).click();
  await page.getByRole("heading", { level: 1, name: `Order ${orderNumber}` }).waitFor();
  const license = page.getByRole("article").first();
  await license.getByRole("button", { name: /^Reveal/ }).click();
  const key = await page.locator("[data-license-key=shown]").innerText();
  await license.getByRole("heading").getByRole("link").click();
  await page.getByRole("heading", { level: 2, name: "Licence key" }).waitFor();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: /^Reveal/ }).click();
  await page.getByRole("button", { name: /^Copy/ }).click();
  await page.getByRole("button", { name: /^Copied/ }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key);

  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.doesNotMatch(stored, /eyJ|token/i);
  const session = (await context.cookies()).find((cookie) => cookie.name === "connect.sid");
  assert.equal(session?.httpOnly, true);

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await openPage(page, "/account/licenses");
  assert.equal(new URL(page.url()).pathname, "/sign-in");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("somebody new signs up, changes their name, and is not sent to another site", async () => {
  const { page, context, complaints } = await openVisitor(browser, { expectStatus: [409] });
  const email = `new.${process.pid}.${Date.now()}@customer.example`;
  const fill = async () => {
    await page.getByLabel("First name").fill("Grace");
    await page.getByLabel("Last name").fill("Hopper");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("a few good words");
    await page.getByRole("button", { name: "Create account" }).click();
  };
  await openPage(page, "/sign-up?redirect=https%3A%2F%2Fevil.example");
  await fill();
  await page.getByRole("heading", { level: 1, name: "Hello, Grace" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/account");

  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Profile" }).click();
  await page.getByLabel("First name").fill("Amazing");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await page.reload();
  assert.equal(await page.getByLabel("First name").inputValue(), "Amazing");

  await context.clearCookies();
  await openPage(page, "/sign-up");
  await fill();
  await page.getByText("There is an account with this e-mail address already.").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
