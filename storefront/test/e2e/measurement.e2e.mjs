import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { asDeveloper, publishProduct } from "./marketplace-people.mjs";
import { awake, openPage, openVisitor } from "./marketplace-browser.mjs";

const TAG = "https://www.googletagmanager.com/";

let browser;
let measured;
before(async () => {
  browser = await launchBrowser();
  measured = await publishProduct({ title: "Measured by its developer", ga4_measurement_id: "G-JOURNEY123" });
});
after(() => browser?.close());

/** A visitor whose requests to the tag's host end at a double here; `asked` are their addresses. */
async function openMeasuredVisitor() {
  const visitor = await openVisitor(browser);
  const asked = [];
  await visitor.context.route(`${TAG}**`, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: "globalThis.tagIsHere = true;" });
  });
  return { ...visitor, asked };
}
const policyOf = async (context, path) => (await context.request.get(path)).headers()["content-security-policy"];

test("the developer's tag is asked for only with consent, only on their page, until the consent is taken back", async () => {
  const { page, context, asked, complaints } = await openMeasuredVisitor();
  await openPage(page, measured.path);
  const banner = page.getByRole("region", { name: /count your visit/ });
  await banner.waitFor();
  assert.doesNotMatch(await policyOf(context, measured.path), /google/);
  assert.deepEqual(asked, []);

  await banner.getByRole("button", { name: "Agree" }).click();
  await page.waitForFunction(() => globalThis.tagIsHere === true);
  assert.deepEqual(asked, [`${TAG}gtag/js?id=G-JOURNEY123`]);
  assert.match(await policyOf(context, measured.path), /script-src [^;]*https:\/\/www\.googletagmanager\.com/);
  await awake(page);
  assert.equal(await banner.count(), 0);

  // Leaving is a full load: the tag sees nothing of another page.
  await page.getByRole("banner").getByRole("link", { name: "Browse" }).click();
  await page.getByRole("heading", { level: 1, name: "All products" }).waitFor();
  await awake(page);
  assert.equal(await page.evaluate(() => globalThis.tagIsHere), undefined);
  const other = `/products/${readRun().demo.package_product.handle}`;
  for (const path of ["/", other, "/products"]) {
    await openPage(page, path);
    assert.doesNotMatch(await policyOf(context, path), /google/, path);
  }
  assert.equal(asked.length, 1);

  // Arriving from another page of the shop loads the page once more, with a policy that lets the tag in.
  await page.goto(`/products?q=${encodeURIComponent("Measured by its developer")}`);
  await awake(page);
  await page.getByRole("article").getByRole("link", { name: "Measured by its developer" }).first().click();
  await page.waitForFunction(() => globalThis.tagIsHere === true);
  assert.equal(asked.length, 2);

  await awake(page);
  await page.getByRole("button", { name: "Take the consent back" }).click();
  await page.getByText("Developers do not count your visits").waitFor();
  await page.waitForFunction(() => globalThis.tagIsHere === undefined);
  await openPage(page, measured.path);
  assert.equal(asked.length, 2);
  assert.deepEqual(
    complaints.filter((text) => !text.includes(TAG)),
    [],
  );
  await context.close();
});

test("refusing is remembered, and nothing is asked for", async () => {
  const { page, context, asked, complaints } = await openMeasuredVisitor();
  await openPage(page, measured.path);
  await page.getByRole("button", { name: "Refuse" }).click();
  await page.getByText("Developers do not count your visits").waitFor();
  await openPage(page, measured.path);
  assert.equal(await page.getByRole("button", { name: "Agree", exact: true }).count(), 0);
  assert.deepEqual(asked, []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a look at the page is told to the shop once", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  const views = [];
  page.on("request", (request) => {
    if (request.url().endsWith(`/store/products/${measured.id}/views`)) views.push(request.method());
  });
  await openPage(page, measured.path);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(views, ["POST"]);
  const developer = await asDeveloper();
  const { views: days } = await developer.get(`/vendor/products/${measured.id}/views`);
  assert.ok(Array.isArray(days));
  assert.deepEqual(complaints, []);
  await context.close();
});
