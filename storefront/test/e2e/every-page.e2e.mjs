import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { askStore, awake, openPage, openVisitor, signIn } from "./marketplace-browser.mjs";

// Every page in both widths and both colour schemes; which go together changes from page to page.
const VIEWS = [
  [
    { width: 1280, colorScheme: "light" },
    { width: 390, colorScheme: "dark" },
  ],
  [
    { width: 390, colorScheme: "light" },
    { width: 1280, colorScheme: "dark" },
  ],
];
let seen = 0;
const NARROWEST = 320;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser;
let paths;
before(async () => {
  browser = await launchBrowser();
  const { demo } = readRun();
  const {
    products: [product],
  } = await askStore(`/store/products?handle=${demo.package_product.handle}&fields=id`);
  const { listing } = await askStore(`/store/products/${product.id}/listing`);
  paths = {
    open: [
      "/",
      "/products",
      "/products?type=api&billing=free",
      "/products?q=qqzzxxyy",
      "/categories",
      "/categories/finance-data",
      "/collections",
      "/collections/calm-operations",
      "/developers",
      "/products/architecture-review",
      `/products/${demo.package_product.handle}/changelog`,
      `/products/${demo.package_product.handle}`,
      `/products/${demo.api_product.handle}/reference#op-convertBatch`,
      `/developers/${listing.developer.handle}`,
      "/sign-in",
      "/sign-up",
      "/cart",
      "/checkout",
      "/no-such-page",
    ],
    account: [
      "/account",
      "/account/orders",
      "/account/licenses",
      "/account/licenses/claim",
      "/account/usage",
      `/products/${demo.api_product.handle}#try-it`,
      "/account/downloads",
      "/account/engagements",
      "/account/developer",
      "/account/profile",
    ],
  };
});
after(() => browser?.close());

function describeViolations({ violations }) {
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary})`));
}

async function showAs(page, { width, colorScheme }) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.waitForFunction((dark) => document.documentElement.classList.contains("dark") === dark, colorScheme === "dark");
}

async function checkWidth(page, where, findings) {
  await page.setViewportSize({ width: NARROWEST, height: 800 });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (excess > 0) findings.push(`${where}: scrolls sideways by ${excess} at ${NARROWEST}`);
}

/** Looks at the page as it stands; the findings are what is wrong with it. */
async function inspect(page, findings) {
  await awake(page);
  const { pathname, search } = new URL(page.url());
  for (const view of VIEWS[(seen += 1) % VIEWS.length]) {
    await showAs(page, view);
    // No page has frames, and without the bridge into them axe is three times as fast.
    const axe = await new AxeBuilder({ page })
      .options({ resultTypes: ["violations"] })
      .withTags(RULES)
      .setLegacyMode()
      .analyze();
    findings.push(...describeViolations(axe).map((text) => `${pathname}${search} ${view.colorScheme} at ${view.width}: ${text}`));
  }
  await checkWidth(page, `${pathname}${search}`, findings);
  await showAs(page, VIEWS[0][0]);
}

async function fillCart(page) {
  await openPage(page, `/products/${readRun().demo.package_product.handle}`);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByText("is in your cart").waitFor();
}

test("what a visitor sees is accessible, light and dark, wide and narrow", async () => {
  const { page, context, complaints } = await openVisitor(browser, { expectStatus: [404] });
  const findings = [];
  for (const path of paths.open) {
    await openPage(page, path);
    await inspect(page, findings);
  }
  await fillCart(page);
  await inspect(page, findings);
  for (const path of ["/cart", "/checkout"]) {
    await openPage(page, path);
    await inspect(page, findings);
  }
  await page.getByLabel("E-mail address").fill("looking@customer.example");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.getByText("Your licence is ready.").waitFor();
  await page.getByRole("button", { name: /^Reveal/ }).click();
  await page.locator("[data-license-key=shown]").waitFor();
  await inspect(page, findings);
  assert.deepEqual(findings, []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("what a customer sees is accessible, light and dark, wide and narrow", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  const findings = [];
  await inspectAccount(page, findings);
  assert.deepEqual(findings, []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("pages loaded in the dark on a telephone come alive without complaint", async () => {
  const { page, context, complaints } = await openVisitor(browser, { width: 390, scheme: "dark", expectStatus: [404] });
  for (const path of paths.open) {
    await openPage(page, path);
    assert.equal(await page.evaluate(() => document.documentElement.classList.contains("dark")), true, path);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

async function inspectAccount(page, findings) {
  await openPage(page, "/sign-in");
  await signIn(page, readRun().customer);
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  for (const path of paths.account) {
    await openPage(page, path);
    await inspect(page, findings);
  }
  for (const list of ["/account/orders", "/account/licenses"]) {
    await openPage(page, list);
    const links = page.locator(`main a[href^="${list}/"]`);
    assert.ok((await links.count()) > 0, `the demo customer has nothing under ${list}`);
    await openPage(page, await links.first().getAttribute("href"));
    await inspect(page, findings);
  }
}
