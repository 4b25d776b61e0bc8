// What the admin's journeys share: the running marketplace, a real Chromium, and the ears for its complaints.
import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";
import { readRun } from "../../../scripts/e2e/browser.mjs";

const WAIT_MS = 20_000;

/**
 * A fresh window. `complaints` collects console errors and exceptions; `expectStatus` names the answers
 * that a test provokes on purpose, which the browser logs too.
 */
export async function openWindow(browser, { session, width = 1280, height = 900, scheme = "light", expectStatus = [] } = {}) {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() !== "error" || expectStatus.some((status) => message.text().includes(`status of ${status}`))) return;
    complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception at ${page.url()}: ${error.message}`));
  return { context, page, complaints };
}

/** Signs in through the form and returns the session for further windows. */
export async function signIn(browser) {
  const { admin } = readRun();
  // Before the sign-in the admin asks who is there, and is told nobody.
  const { context, page, complaints } = await openWindow(browser, { expectStatus: [401] });
  await page.goto(`${admin.url}/login`);
  await page.getByPlaceholder("Email").fill(admin.email);
  await page.getByPlaceholder("Password").fill(admin.password);
  await page.getByRole("button", { name: "Continue with Email" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/login"));
  assert.deepEqual(complaints, []);
  const session = await context.storageState();
  await context.close();
  return session;
}

export function openPage(page, path) {
  return page.goto(`${readRun().admin.url}${path}`);
}

/** A request to the admin API in the window's own session. */
export async function askAdmin(context, path, { method = "GET", body } = {}) {
  const response = await context.request.fetch(`${readRun().backend_url}/admin${path}`, { method, data: body });
  if (!response.ok()) throw new Error(`${method} ${path} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}

/** axe on our part of the page; the admin's own frame around it is not ours to mend. */
export async function assertAccessible(page, part = "main", { rules } = {}) {
  await settled(page);
  const axe = new AxeBuilder({ page }).include(part);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  assert.deepEqual(found, [], `axe at ${page.url()}`);
}

/** What fades in has the contrast of a ghost until it is there. */
function settled(page) {
  return page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** The rows of the list, once it has loaded. */
export function rowsOf(page) {
  return page.locator("main tbody tr");
}

/** A window for one journey, closed at its end, which must not have complained. */
export async function inWindowOf(browser, options, journey) {
  const { context, page, complaints } = await openWindow(browser, options);
  try {
    await journey(page, context);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** Somebody new who applies as a developer, over the store API as the storefront would. */
export async function applyAsDeveloper(password) {
  const { publishable_key: key } = readRun();
  const unique = `${process.pid}-${Date.now().toString(36)}`;
  const email = `applicant.${unique}@applicant.example`;
  const post = async (path, token, body) => {
    const headers = { "content-type": "application/json", "x-publishable-api-key": key, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(new URL(path, readRun().backend_url), { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const credentials = { email, password: password ?? `words for ${unique}` };
  const { token } = await post("/auth/customer/emailpass/register", null, credentials);
  await post("/store/customers", token, { email, first_name: "Ann", last_name: "Applicant" });
  const { token: signedIn } = await post("/auth/customer/emailpass", null, credentials);
  const application = {
    handle: `applicant-${unique}`,
    display_name: `Applicant ${unique}`,
    legal_name: "Applicant Ltd",
    country: "ie",
    terms_version: "2026-01",
  };
  await post("/store/developer-applications", signedIn, application);
  return { ...application, ...credentials };
}
