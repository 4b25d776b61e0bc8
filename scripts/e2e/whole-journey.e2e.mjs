// The life of a product in one go, everybody in their own window: somebody applies as a developer, is let in, publishes a
// package with files and an API with its document; a customer finds, compares, buys, downloads and reviews.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openWindow, openPage as openAdmin, rowsOf, signIn as signInAdmin } from "../../admin-extensions/test/e2e/admin-browser.mjs";
import { confirm, fillSignIn, openPanel, panelUrl } from "../../admin-extensions/test/e2e/panel-browser.mjs";
import { awake, openPage, openVisitor, signIn } from "../../storefront/test/e2e/marketplace-browser.mjs";
import { launchBrowser, readRun } from "./browser.mjs";
import { call, within } from "./http.mjs";

// A ZIP archive with nothing in it.
const CONTENT = Buffer.concat([Buffer.from("504b0506", "hex"), Buffer.alloc(18)]);
const SHA256 = createHash("sha256").update(CONTENT).digest("hex");
const unique = `${process.pid}-${Date.now().toString(36)}`;
const NAME = `Weavers ${unique}`;
const PERSON = { email: `weaver.${unique}@customer.example`, password: "a few good words" };
const TOOL = `Loom ${unique}`;
const API = `Threads ${unique}`;

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Threads", version: "1.0.0", description: "Colours of threads." },
  paths: {
    "/threads": { get: { summary: "All threads", operationId: "listThreads", responses: { 200: { description: "The threads" } } } },
    "/threads/{id}": {
      get: {
        summary: "One thread",
        operationId: "getThread",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: { description: "The thread" } },
      },
    },
  },
};

let browser;
let adminSession;
before(async () => {
  browser = await launchBrowser();
  adminSession = await signInAdmin(browser);
});
after(() => browser?.close());

async function choose(page, label, option) {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** The admin finds it in the inbox and approves. */
async function approveInInbox(what, query) {
  const { context, page, complaints } = await openWindow(browser, { session: adminSession });
  await openAdmin(page, `/inbox?q=${encodeURIComponent(query)}`);
  await rowsOf(page).getByRole("link", { name: what, exact: true }).first().click();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: what }).waitFor();
  await page.getByRole("group", { name: "Actions" }).getByRole("button", { name: "Approve", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Approve", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await context.close();
}

async function apply() {
  const { context, page, complaints } = await openVisitor(browser);
  await openPage(page, `/sign-up?redirect=${encodeURIComponent("/account/developer")}`);
  await page.getByLabel("First name").fill("Wanda");
  await page.getByLabel("Last name").fill("Weaver");
  await page.getByLabel("E-mail address").fill(PERSON.email);
  await page.getByLabel("Password").fill(PERSON.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL((url) => url.pathname === "/account/developer");
  await page.getByLabel("Legal name").fill("Weavers Ltd");
  await page.getByLabel("Country").selectOption("ie");
  await page.getByLabel("Display name").fill(NAME);
  await page.getByText("This handle is free.").waitFor();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.getByText("Waiting for a decision").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
}

async function draft(page, { name, type, summary }) {
  await openPanel(page, "/products/new");
  await page.getByLabel("Name").first().fill(name);
  if (type) await choose(page, "Type", type);
  await page.getByLabel("Summary").fill(summary);
  await page.getByLabel("Description").fill(`What **${name}** does.`);
  await page.getByLabel("Price in EUR").fill("12");
  await page.getByLabel("Price in USD").fill("14");
  await page.getByRole("button", { name: "Create the draft" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return page.url();
}

async function publishTool(page) {
  const address = await draft(page, { name: TOOL, summary: "It weaves." });
  await page.getByRole("link", { name: "Releases", exact: true }).click();
  await page.getByText("No releases yet").waitFor();
  await page.getByRole("link", { name: "New release" }).click();
  await page.getByLabel("Version").fill("1.0.0");
  await page.getByLabel("Changelog").fill("The **first** one.");
  await page.getByRole("button", { name: "Make the release" }).click();
  await page.getByRole("heading", { level: 1, name: "Version 1.0.0" }).waitFor();
  await page.getByLabel("Choose files").setInputFiles({ name: "loom-1.0.0.zip", mimeType: "application/zip", buffer: CONTENT });
  await page.getByText(SHA256).waitFor();
  await confirm(page, "Submit for review");
  await page.getByText("In review", { exact: true }).waitFor();
  await page.goto(address);
  await confirm(page, "Submit for review");
  await page.getByText("An admin reads it now.").waitFor();
}

async function publishApi(page) {
  const address = await draft(page, { name: API, type: "API", summary: "Colours of threads." });
  await page.getByRole("link", { name: "API configuration" }).click();
  await page.getByLabel("Base address").fill("https://api.example.com/v1");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("region", { name: "Test call" }).waitFor();
  const choose = page.getByLabel("Choose an OpenAPI document");
  await choose.setInputFiles({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from('{"openapi":"3.1.0","info":{}}') });
  await page.getByRole("alert").first().waitFor();
  await choose.setInputFiles({ name: "threads.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(DOCUMENT)) });
  await page.getByText("2 operations", { exact: false }).first().waitFor();
  await page.getByLabel("Weight of endpoint 2").fill("5");
  await page.getByRole("button", { name: "Save the endpoints" }).click();
  await page.getByText("Endpoints saved").first().waitFor();
  await page.goto(address);
  await confirm(page, "Submit for review");
  await page.getByText("An admin reads it now.").waitFor();
}

/** The search knows what was published within a minute, most often at once. */
async function find(page, name) {
  const { region_id } = readRun();
  await within(70_000, `${name} is found`, async () =>
    (await call(`/store/search?q=${encodeURIComponent(name)}&region_id=${region_id}`)).products.some(({ title }) => title === name),
  );
  await openPage(page, `/products?q=${encodeURIComponent(name)}`);
}

test("from an application to a download with the same checksum, and a review", async () => {
  await apply();
  await approveInInbox(NAME, NAME);

  const developer = await openWindow(browser, { expectStatus: [401, 400] });
  await developer.page.goto(panelUrl("/sign-in"));
  await fillSignIn(developer.page, PERSON);
  await developer.page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
  await publishTool(developer.page);
  await publishApi(developer.page);
  assert.deepEqual(developer.complaints, []);
  await developer.context.close();
  await approveInInbox(TOOL, TOOL);
  await approveInInbox(API, API);

  const { customer, backend_url: backend } = readRun();
  const { context, page, complaints } = await openVisitor(browser);
  await find(page, TOOL);
  await page.getByRole("article").filter({ hasText: TOOL }).getByRole("link").first().click();
  // Exactly: the heading of the list that leads there holds the name too.
  await page.getByRole("heading", { level: 1, name: TOOL, exact: true }).waitFor();
  await page.getByText(SHA256).waitFor();
  const { pathname } = new URL(page.url());
  await openPage(page, `/sign-in?redirect=${encodeURIComponent(pathname)}`);
  await signIn(page, customer);
  await page.waitForURL((url) => url.pathname === pathname);
  await awake(page);
  await page.getByRole("button", { name: /^Add to cart/ }).click();
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: /^Pay / }).click();
  await page.getByText("Your licence is ready.").waitFor();

  await openPage(page, "/account/downloads");
  const entry = page.getByRole("article").filter({ has: page.locator(`a[href="${pathname}"]`) });
  const file = entry.locator("[data-file]");
  const [download] = await Promise.all([page.waitForEvent("download"), file.getByRole("button", { name: /^Download/ }).click()]);
  assert.equal(
    createHash("sha256")
      .update(await readFile(await download.path()))
      .digest("hex"),
    SHA256,
  );

  await openPage(page, pathname);
  const reviews = page.getByRole("region", { name: "Reviews" });
  await reviews.getByRole("button", { name: "Write a review" }).click();
  await reviews.getByRole("radio", { name: /^5/ }).check({ force: true });
  await reviews.getByLabel("Title").fill("It weaves well");
  await reviews.getByLabel("What should others know?").fill("Everything fits together.");
  await reviews.getByRole("button", { name: "Publish review" }).click();
  await reviews.getByRole("article", { name: "It weaves well" }).waitFor();

  await find(page, API);
  await page.getByRole("article").filter({ hasText: API }).getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: API, exact: true }).waitFor();
  const own = new URL(page.url()).pathname;
  await openPage(page, `${own}/reference`);
  await page.getByText("One thread").first().waitFor();
  const foreign = (text) => text.startsWith("request to elsewhere") && text.includes(new URL(backend).origin);
  assert.deepEqual(
    complaints.filter((text) => !foreign(text)),
    [],
  );
  await context.close();
});
