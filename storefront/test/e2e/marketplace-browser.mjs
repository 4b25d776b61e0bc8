// What the journeys share: the running marketplace, a real Chromium, and the ears for its complaints.
import { readRun } from "../../../scripts/e2e/browser.mjs";

const WAIT_MS = 15_000;

/**
 * A fresh visitor. `complaints` collects console errors, warnings, exceptions and failed requests;
 * `expectStatus` names the answers a test provokes on purpose, which the browser logs too; `alsoTo` names the
 * origins beside this site's own that pages may ask.
 */
export async function openVisitor(browser, { width = 1280, height = 900, scheme = "light", expectStatus = [], alsoTo = [] } = {}) {
  const { storefront_url: baseURL } = readRun();
  const context = await browser.newContext({ baseURL, viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce" });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const complaints = [];
  const known = new Set([baseURL, ...alsoTo].map((url) => new URL(url).origin));
  const expected = (text) => expectStatus.some((status) => text.includes(`status of ${status}`));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type()) || expected(message.text())) return;
    complaints.push(`${message.type()} at ${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception at ${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    const origin = new URL(request.url()).origin;
    if (origin !== "null" && !known.has(origin)) complaints.push(`request to elsewhere at ${page.url()}: ${request.url()}`);
  });
  return { context, page, complaints };
}

/** Goes to the page and waits until it has come alive: before that, clicks and keys fall on deaf HTML. */
export async function openPage(page, path) {
  const response = await page.goto(path);
  await awake(page);
  return response;
}

export function awake(page) {
  return page.waitForFunction(() => document.querySelector("#__nuxt")?.__vue_app__ && !globalThis.useNuxtApp?.()?.isHydrating);
}

/** Presses Tab until the locator's element has the focus. */
export async function tabTo(page, locator) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    const there = await locator.evaluateAll((elements) => elements.includes(document.activeElement));
    if (there) return;
  }
  throw new Error(`The keyboard does not reach ${locator} on ${page.url()}`);
}

export async function signIn(page, { email, password }) {
  // Other pages have an e-mail field too: only this one has a password.
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A request to the store API as any HTTP client would make it. */
export async function askStore(path) {
  const { backend_url: backend, publishable_key: key } = readRun();
  const response = await fetch(new URL(path, backend), { headers: { "x-publishable-api-key": key } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** The first product with a package that costs nothing and can be bought. */
export async function findFreePackage() {
  const { region_id: regionId } = readRun();
  const { products } = await askStore(`/store/search?billing=free&limit=20&region_id=${regionId}`);
  for (const product of products) {
    const { packages } = await askStore(`/store/products/${product.id}/packages?region_id=${regionId}`);
    const free = packages.find((entry) => entry.purchasable && entry.price?.amount_minor === 0);
    if (free) return { product, package: free };
  }
  throw new Error("The demo has no free package");
}
