import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { asDeveloper, publishProduct } from "./marketplace-people.mjs";
import { awake, openPage, openVisitor, signIn } from "./marketplace-browser.mjs";

const HOSTILE_WORDS = `<img src=x onerror="globalThis.ran=1"> all of <script>globalThis.ran=2</script> it`;
const PAGE_FILE = Buffer.from("<script>top.ran = 3</script>");

let browser;
let product;
before(async () => {
  browser = await launchBrowser();
  product = await publishProduct({ title: `Work to be done ${Date.now().toString(36)}`, product_type: "service" });
});
after(() => browser?.close());

async function buy(page) {
  await openPage(page, `/sign-in?redirect=${encodeURIComponent(product.path)}`);
  await signIn(page, readRun().customer);
  await page.waitForURL((url) => url.pathname === product.path);
  await awake(page);
  await page.getByRole("heading", { name: "How the work goes" }).waitFor();
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Get it for free" }).click();
  await page.getByText("Your licence is ready.").waitFor();
}

/** The developer's part: an appointment, then the delivery. */
async function deliver() {
  const developer = await asDeveloper();
  const { engagements } = await developer.get(`/vendor/engagements?product_id=${product.id}`);
  const path = `/vendor/engagements/${engagements[0].id}`;
  await developer.post(`${path}/schedule`, { scheduled_for: new Date(Date.now() + 3_600_000).toISOString() });
  await developer.post(`${path}/deliver`, { message: HOSTILE_WORDS });
}

test("work is requested with files, delivered, and accepted; nothing that was said or sent runs", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  await buy(page);
  await openPage(page, "/account/licenses");
  await page.getByRole("article").filter({ hasText: "Work to be done" }).first().getByRole("link").first().click();
  await page.getByLabel("What do you need?").fill("Please look at our invoices.");
  await page.getByRole("button", { name: "Request the work" }).click();
  await page.waitForURL("**/account/engagements/*");
  await page.getByText("The developer has been told").waitFor();

  await page.getByLabel(/^Files/).setInputFiles({ name: `"><script>ran=4<!script>.html`, mimeType: "text/html", buffer: PAGE_FILE });
  await page.getByRole("list", { name: "Files of this message" }).getByRole("listitem").waitFor();
  await page.getByLabel("Write a message").fill("Here is one of them.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Sent.").waitFor();
  const attached = page.getByRole("list", { name: "Attached files" }).getByRole("link");
  const [download] = await Promise.all([page.waitForEvent("download"), attached.click()]);
  assert.deepEqual(await readFile(await download.path()), PAGE_FILE);
  const address = await attached.getAttribute("href");
  const headers = (await context.request.get(address)).headers();
  assert.match(headers["content-disposition"], /^attachment/);
  assert.equal(headers["content-type"], "application/octet-stream");

  await deliver();
  await page.reload();
  await awake(page);
  await page.getByText(HOSTILE_WORDS).waitFor();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  await page.getByRole("button", { name: "Accept the work" }).click();
  await page.getByText("You have accepted the work.").waitFor();
  await openPage(page, "/account/engagements");
  await page.getByRole("listitem").filter({ hasText: "Work to be done" }).getByText("Accepted").first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a stranger gets neither an engagement nor its files", async () => {
  const { context } = await openVisitor(browser);
  for (const path of ["/api/engagements/eng_none/attachments/a", "/api/medusa/store/engagements/eng_none"]) {
    assert.ok([401, 404].includes((await context.request.get(path)).status()), path);
  }
  const { storefront_url: base } = readRun();
  const post = (headers, body) => fetch(new URL("/api/engagements/eng_none/attachments?name=a.txt", base), { method: "POST", headers, body });
  assert.equal((await post({ origin: "https://evil.example" }, "x")).status, 403);
  assert.ok([401, 404].includes((await post({ origin: base }, "x")).status));
  await context.close();
});
