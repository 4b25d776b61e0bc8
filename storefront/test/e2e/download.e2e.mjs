import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { publishProduct } from "./marketplace-people.mjs";
import { awake, openPage, openVisitor, signIn } from "./marketplace-browser.mjs";

const FILE_NAME = `<img src=x onerror="ran=1"> tool-1.0.0.zip`;
// A ZIP archive with nothing in it: the shop looks at what a file holds, not at its name.
const CONTENT = Buffer.concat([Buffer.from("504b0506", "hex"), Buffer.alloc(18)]);
const SHA256 = createHash("sha256").update(CONTENT).digest("hex");

let browser;
let product;
before(async () => {
  browser = await launchBrowser();
  product = await publishProduct({ title: `Downloadable ${Date.now().toString(36)}`, product_type: "package" }, addRelease);
});
after(() => browser?.close());

/** A release with one file, which goes live together with the product. */
async function addRelease({ id }, developer) {
  const { release } = await developer.post(`/vendor/products/${id}/releases`, {
    version: "1.0.0",
    channel: "stable",
    changelog: "First **release**.\n\n<script>globalThis.ran = 2</script>",
  });
  const url = new URL(`/vendor/releases/${release.id}/files?name=${encodeURIComponent(FILE_NAME)}`, readRun().backend_url);
  const answer = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${developer.token}`, "content-type": "application/zip", "x-content-sha256": SHA256 },
    body: CONTENT,
  });
  assert.ok(answer.ok, `${answer.status} ${await answer.text()}`);
  await developer.post(`/vendor/releases/${release.id}/submit`).catch(() => null);
}

test("what was bought is downloaded with the checksum that every page shows", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  const { backend_url: backend } = readRun();
  await openPage(page, product.path);
  const releases = page.getByRole("region", { name: "Releases" });
  await releases.getByRole("heading", { name: "1.0.0" }).waitFor();
  await releases.getByText(SHA256).waitFor();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);

  await openPage(page, `/sign-in?redirect=${encodeURIComponent(product.path)}`);
  await signIn(page, readRun().customer);
  await page.waitForURL((url) => url.pathname === product.path);
  await awake(page);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Get it for free" }).click();
  await page.getByText("Your licence is ready.").waitFor();

  await openPage(page, "/account/downloads");
  const entry = page
    .getByRole("article")
    .filter({ hasText: "1.0.0" })
    .filter({ has: page.locator(`a[href="${product.path}"]`) });
  const file = entry.locator("[data-file]");
  assert.equal(await file.locator("[data-sha256]").innerText(), SHA256);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  const [download] = await Promise.all([page.waitForEvent("download"), file.getByRole("button", { name: /^Download/ }).click()]);
  assert.equal(new URL(download.url()).origin, new URL(backend).origin);
  const content = await readFile(await download.path());
  assert.equal(createHash("sha256").update(content).digest("hex"), SHA256);
  await file.getByText("The download has begun.").waitFor();

  await openPage(page, `${product.path}/changelog`);
  await page.getByText(SHA256).waitFor();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  const elsewhere = `request to elsewhere`;
  assert.deepEqual(
    complaints.filter((text) => !(text.startsWith(elsewhere) && text.includes(new URL(backend).origin))),
    [],
  );
  await context.close();
});
