// From a bought API to its first calls, by hand and from the page, and to what they counted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { buyFirstPackage, call, signIn as tokenOf, within } from "../../../scripts/e2e/http.mjs";
import { openPage, openVisitor, signIn } from "./marketplace-browser.mjs";

const COUNTED_WITHIN_MS = 30_000;

let browser;
let token;
let bought;
before(async () => {
  browser = await launchBrowser();
  token = await tokenOf("customer", readRun().customer);
  bought = await buyFirstPackage(readRun().demo.api_product.handle, token);
});
after(() => browser?.close());

/** What a shell would make of the line: address and headers. */
function readCurl(line) {
  const [, url] = /curl "([^"]+)"/.exec(line);
  return { url, headers: Object.fromEntries([...line.matchAll(/-H "([^:"]+): ([^"]+)"/g)].map(([, name, value]) => [name, value])) };
}

async function signedIn(options) {
  const visitor = await openVisitor(browser, { ...options, alsoTo: [readRun().gateway_url] });
  await openPage(visitor.page, "/sign-in");
  await signIn(visitor.page, readRun().customer);
  await visitor.page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  return visitor;
}

/** In the browser: whether anything is drawn. */
const isPainted = (canvas) =>
  canvas.width > 0 &&
  canvas
    .getContext("2d")
    .getImageData(0, 0, canvas.width, canvas.height)
    .data.some((value) => value > 0);

test("a bought API answers the copied line and the page's console, and its calls are seen", async () => {
  const { context, page, complaints } = await signedIn();
  const { license, license_key: key, order } = bought;
  const { handle } = readRun().demo.api_product;

  await openPage(page, `/account/usage?license=${license.id}`);
  await page.getByRole("heading", { name: "No calls yet" }).waitFor();
  await page.getByRole("region", { name: "curl line for Currency API" }).waitFor();

  await openPage(page, `/orders/${order.id}/confirmation`);
  const first = page.getByRole("group", { name: "First call of Currency API" });
  assert.ok(!(await first.innerText()).includes(key), "the key is masked before it is asked for");
  await first.getByRole("button", { name: "Copy with my key" }).click();
  await first.locator("[data-first-call=ready]").waitFor();
  const { url, headers } = readCurl(await first.locator("[data-first-call=ready]").innerText());
  assert.equal(headers["X-API-Key"], key);
  const answer = await fetch(url, { headers });
  assert.equal(answer.status, 200, await answer.text());

  await openPage(page, `/products/${handle}`);
  const tryIt = page.getByRole("region", { name: "Try it", exact: true });
  await tryIt.getByRole("combobox", { name: "Licence" }).selectOption(license.id);
  await tryIt.getByRole("combobox", { name: "Operation" }).selectOption("convert");
  await tryIt.getByLabel("amount").fill("12.50");
  await tryIt.getByRole("button", { name: "Send the call" }).click();
  await tryIt.locator("[data-console-status]").getByText("200").waitFor();
  await tryIt.getByRole("region", { name: "Answer of GET /convert" }).getByText("12.50").first().waitFor();
  await tryIt
    .getByText(/^\d+ left$/)
    .first()
    .waitFor();
  assert.ok(!page.url().includes(key));
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.ok(!kept.includes(key), "the key is kept in memory only");

  await within(COUNTED_WITHIN_MS, "both calls are counted", async () => {
    const { usage } = await call(`/store/licenses/${license.id}/usage`, { token });
    return usage.totals.requests === 2;
  });
  await openPage(page, `/account/usage?license=${license.id}`);
  const calls = page.getByRole("region", { name: "Calls a day", exact: true });
  await page.waitForFunction(isPainted, await calls.locator("canvas").elementHandle());
  await calls.getByRole("button", { name: /^Show as a table/ }).click();
  assert.equal(await calls.getByRole("row").last().getByRole("cell").first().innerText(), "2");
  await page.getByRole("region", { name: "Request log" }).getByText("GET /convert").waitFor();
  await page.getByRole("region", { name: "What is left" }).getByText("2 of 10,000, 9,998 left").waitFor();
  await page.getByRole("link", { name: "24 hours" }).click();
  await page.getByRole("region", { name: "Calls an hour", exact: true }).waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save these figures as CSV" }).click();
  assert.equal(await (await saving).failure(), null);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("whoever has no licence is told how to get one", async () => {
  const { handle } = readRun().demo.api_product;
  const { context, page, complaints } = await openVisitor(browser);
  await openPage(page, `/products/${handle}/reference#op-convert`);
  const convert = page.getByRole("article", { name: "GET /convert", exact: true });
  await convert.getByRole("button", { name: /^Try it/ }).click();
  await convert.getByRole("link", { name: "Sign in" }).waitFor();
  assert.equal(await convert.getByRole("button", { name: "Send the call" }).count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});
