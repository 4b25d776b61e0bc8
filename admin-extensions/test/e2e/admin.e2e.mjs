import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { buyFirstPackage, signIn as tokenOf } from "../../../scripts/e2e/http.mjs";
import { applyAsDeveloper, askAdmin, assertAccessible, inWindowOf, openPage, rowsOf, signIn } from "./admin-browser.mjs";

const DEMO_DEVELOPERS = 6;

let browser;
let session;
before(async () => {
  browser = await launchBrowser();
  session = await signIn(browser);
});
after(() => browser?.close());

const inWindow = (options, journey) => inWindowOf(browser, { session, ...options }, journey);

/** The oldest: newer ones may belong to a purchase that another suite is looking at. */
async function anActiveLicense(context) {
  const { count } = await askAdmin(context, "/licenses?status=active&limit=1");
  assert.ok(count > 0, "the demo has an active licence");
  const { licenses } = await askAdmin(context, `/licenses?status=active&limit=1&offset=${count - 1}`);
  return licenses[0];
}

test("the sidebar leads to the developers, and a row to its account", () =>
  inWindow({}, async (page, context) => {
    const { developers, count } = await askAdmin(context, "/developers?limit=20");
    assert.ok(count >= DEMO_DEVELOPERS, `at least ${DEMO_DEVELOPERS} developers, not ${count}`);
    await openPage(page, "/");
    await page.getByRole("link", { name: "Developers", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Developers" }).waitFor();
    await rowsOf(page).first().waitFor();
    assert.deepEqual(
      await rowsOf(page).locator("td:first-child").allInnerTexts(),
      developers.map(({ display_name }) => display_name),
    );

    const [first] = developers;
    await rowsOf(page).first().locator("td").nth(1).click();
    await page.getByRole("heading", { level: 1, name: first.display_name }).waitFor();
    await page.getByText(first.legal_name).waitFor();
    assert.equal(new URL(page.url()).pathname.split("/").at(-1), first.id);
    assert.match(await page.title(), new RegExp(first.display_name));
    await page.getByRole("link", { name: /^[\d,]+ licences?$/ }).click();
    await page.getByText(`Only those of ${first.display_name}`).or(page.getByText("No licences here")).first().waitFor();
  }));

test("search and status stand in the URL, and a reload keeps them", () =>
  inWindow({}, async (page, context) => {
    const { developers } = await askAdmin(context, "/developers?limit=1&status=active");
    const [{ display_name: name }] = developers;
    await openPage(page, "/developers");
    await page.getByRole("searchbox", { name: "Search developers" }).fill(name);
    await page.waitForURL((url) => url.searchParams.get("q") === name);
    await page.getByText("Developers found: 1").waitFor({ state: "attached" });
    await page.getByRole("combobox", { name: "Status" }).click();
    await page.getByRole("option", { name: "Closed" }).click();
    await page.waitForURL((url) => url.searchParams.get("status") === "closed" && url.searchParams.get("q") === name);
    await page.getByText("No developers match what you look for.").waitFor();

    await page.reload();
    await page.getByText("No developers match what you look for.").waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), name);
    await page.getByRole("combobox", { name: "Status" }).click();
    await page.getByRole("option", { name: "Any status" }).click();
    await rowsOf(page).getByRole("link", { name, exact: true }).waitFor();
  }));

test("an application is rejected with a reason and leaves the inbox", () =>
  inWindow({}, async (page, context) => {
    const { display_name: name, handle } = await applyAsDeveloper();
    await openPage(page, "/developers?status=pending");
    await rowsOf(page).getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("button", { name: "Approve" }).waitFor();
    await page.getByRole("button", { name: "Reject" }).click();
    const dialog = page.getByRole("alertdialog", { name: `Reject ${name}?` });
    await dialog.getByLabel("Reason").fill("The website does not answer");
    await dialog.getByRole("button", { name: "Reject" }).click();
    await page.getByText(`${name} is rejected.`).first().waitFor();
    await page.getByText("The website does not answer").waitFor();
    assert.equal(await page.getByRole("group", { name: "Actions" }).getByRole("button").count(), 0);

    await page.getByRole("navigation").or(page.locator("ol")).getByRole("link", { name: "Developers" }).first().click();
    await rowsOf(page).getByRole("link", { name, exact: true }).waitFor();
    const { developers } = await askAdmin(context, `/developers?status=rejected&q=${encodeURIComponent(name)}`);
    assert.deepEqual(
      developers.map((developer) => [developer.handle, developer.status_reason]),
      [[handle, "The website does not answer"]],
    );
  }));

test("a page that is not there leads back to the first", () =>
  inWindow({}, async (page) => {
    await openPage(page, "/licenses?page=9999");
    await page.getByRole("button", { name: "Back to the first page" }).click();
    await rowsOf(page).first().waitFor();
    assert.equal(new URL(page.url()).search, "");
  }));

test("a licence is suspended and reinstated by keyboard, each with a reason that the log keeps", () =>
  inWindow({}, async (page, context) => {
    const license = await anActiveLicense(context);
    const statusNow = async () => (await askAdmin(context, `/licenses/${license.id}`)).license.status;
    try {
      await openPage(page, `/licenses?q=${license.id}`);
      await rowsOf(page).getByRole("link", { name: license.product_title, exact: true }).press("Enter");
      await page.getByRole("heading", { level: 1, name: license.product_title }).waitFor();
      await page.getByText(license.masked_key).first().waitFor();
      await page.getByRole("region", { name: "Log", exact: true }).getByRole("cell", { name: "Issued" }).waitFor();

      await decide(page, "Suspend", "Charge is under review");
      assert.equal(await statusNow(), "suspended");
      await decide(page, "Reinstate", "Review found nothing");
      assert.equal(await statusNow(), "active");
    } finally {
      if ((await statusNow()) !== "active")
        await askAdmin(context, `/licenses/${license.id}/reinstate`, { method: "POST", body: { reason: "End of the test" } });
    }
  }));

/** Takes a decision with keys only; without a reason it is refused first. */
async function decide(page, label, reason) {
  await page.getByRole("button", { name: label, exact: true }).press("Enter");
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Reason").waitFor();
  assert.ok(await dialog.getByLabel("Reason").evaluate((field) => field === document.activeElement), "the reason has the focus");
  await dialog.getByRole("button", { name: label, exact: true }).press("Enter");
  await dialog.getByText("Give a reason").waitFor();
  await page.keyboard.type(reason);
  await dialog.getByRole("button", { name: label, exact: true }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Log", exact: true }).getByRole("row").nth(1).getByText(reason).waitFor();
  assert.ok(await page.getByRole("group", { name: "Actions" }).evaluate((bar) => bar.contains(document.activeElement)), "the focus stays at the actions");
}

test("a licence's key is sent again and replaced, its limits are changed, it is revoked and restored, and the log is saved", () =>
  inWindow({ expectStatus: [400] }, async (page, context) => {
    const { license } = await buyFirstPackage(readRun().demo.api_product.handle, await tokenOf("customer", readRun().customer));
    const now = async () => (await askAdmin(context, `/licenses/${license.id}`)).license;
    await openPage(page, `/licenses/${license.id}`);
    await page.getByRole("heading", { level: 1, name: license.product_title }).waitFor();

    await (await confirm(page, "Send the key again")).waitFor({ state: "detached" });
    const log = page.getByRole("region", { name: "Log", exact: true });
    await log.getByRole("cell", { name: "Key resent" }).waitFor();

    const dialog = await confirm(page, "New key", { reason: "Found in a public repository", choice: "In a week" });
    await dialog.waitFor({ state: "detached" });
    await page.getByText(license.masked_key).waitFor({ state: "detached" });
    await page
      .getByText((await now()).masked_key)
      .first()
      .waitFor();

    const limits = page.getByRole("region", { name: "Limits of this licence" });
    const set = limits.getByRole("button", { name: "Set the limits" });
    await set.click();
    await limits.getByText("Nothing differs").waitFor();
    await limits.getByLabel("Activations").fill("many");
    await set.click();
    await limits.getByText("Activations: a whole number").waitFor();
    await limits.getByLabel("Activations").fill("7");
    await limits.getByLabel("Requests a minute").fill("");
    await limits.getByLabel("Calls a month").fill("123456");
    await limits.getByLabel("Reason").fill("A larger contract");
    await set.click();
    await log.getByText("A larger contract").waitFor();
    const { activation_limit, limits: quotas } = await now();
    assert.deepEqual([activation_limit, quotas.rpm, quotas.calls_per_month], [7, undefined, 123_456]);

    await (await confirm(page, "Revoke", { reason: "Charged back" })).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Restore", exact: true }).waitFor();
    await limits.waitFor({ state: "detached" });
    await (await confirm(page, "Restore", { reason: "Paid after all" })).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Suspend", exact: true }).waitFor();
    assert.equal((await now()).status, "active");

    await log.getByText("Paid after all").waitFor();
    const saving = page.waitForEvent("download");
    await log.getByRole("link", { name: "Save as CSV" }).click();
    const csv = await readFile(await (await saving).path(), "utf8");
    for (const reason of ["Found in a public repository", "A larger contract", "Charged back", "Paid after all"]) assert.ok(csv.includes(reason), reason);
  }));

/** Takes a decision with the mouse; answers its dialog, which stays open when the backend refuses. */
async function confirm(page, label, { reason, choice } = {}) {
  await page.getByRole("group", { name: "Actions" }).getByRole("button", { name: label, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  if (choice) await dialog.getByRole("radio", { name: choice }).click();
  if (reason) await dialog.getByLabel("Reason").fill(reason);
  if (choice) await assertAccessible(page, "[role=alertdialog]");
  await dialog.getByRole("button", { name: label, exact: true }).click();
  return dialog;
}

test("Escape leaves a decision untaken and the focus where it was", () =>
  inWindow({}, async (page, context) => {
    const license = await anActiveLicense(context);
    await openPage(page, `/licenses/${license.id}`);
    const revoke = page.getByRole("button", { name: "Revoke" });
    await revoke.press("Enter");
    await page.getByRole("alertdialog").getByLabel("Reason").waitFor();
    await page.keyboard.type("not meant");
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    assert.ok(await revoke.evaluate((button) => button === document.activeElement));
    assert.equal((await askAdmin(context, `/licenses/${license.id}`)).license.status, "active");
  }));

test("an order shows its licences, a product its developer and listing", () =>
  inWindow({}, async (page, context) => {
    const license = await anActiveLicense(context);
    await openPage(page, `/orders/${license.order_id}`);
    const licenses = page.getByRole("region", { name: "Licences", exact: true });
    await licenses.getByRole("link").first().waitFor();
    const ids = await licenses.getByRole("link").evaluateAll((links) => links.map((link) => link.pathname.split("/").at(-1)));
    assert.ok(ids.includes(license.id));
    await assertAccessible(page, "main [role=region]");
    await licenses.locator(`a[href$="${license.id}"]`).click();
    await page.getByRole("heading", { level: 1, name: license.product_title }).waitFor();

    await openPage(page, `/products/${license.product_id}`);
    const owner = page.getByRole("region", { name: "Marketplace", exact: true });
    await owner.getByText("Published", { exact: true }).first().waitFor();
    await assertAccessible(page, "main [role=region]");
    await owner.getByRole("link", { name: license.developer_name }).click();
    await page.getByRole("heading", { level: 1, name: license.developer_name }).waitFor();
  }));

test("a failed answer says so and can be asked for again; a wrong address is told apart", () =>
  inWindow({ expectStatus: [404, 500] }, async (page) => {
    let failing = true;
    const isList = (url) => url.pathname.endsWith("/admin/licenses");
    await page.route(isList, (route) => (failing ? route.fulfill({ status: 500, json: { message: "An unknown error occurred." } }) : route.continue()));
    await openPage(page, "/licenses");
    await page.getByRole("alert").getByText("The licences could not be loaded.").waitFor();
    failing = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await rowsOf(page).first().waitFor();

    await openPage(page, "/licenses/lic_that_never_was");
    await page.getByRole("alert").getByText("There is no such licence.").waitFor();
  }));

for (const look of [
  { width: 1280, scheme: "light" },
  { width: 390, scheme: "dark" },
]) {
  test(`axe finds nothing on our pages (${look.width} px, ${look.scheme})`, () =>
    inWindow(look, async (page, context) => {
      const license = await anActiveLicense(context);
      const pages = [
        ["/developers", rowsOf(page).first()],
        [`/developers/${license.developer_id}`, page.getByRole("heading", { level: 1, name: license.developer_name })],
        ["/licenses", rowsOf(page).first()],
        ["/licenses?q=nothing-is-called-that", page.getByText("Nothing matches")],
        ["/usage", page.getByRole("heading", { level: 2, name: "Products" })],
        // Last, because the decision below is taken on it.
        [`/licenses/${license.id}`, page.getByRole("heading", { level: 1, name: license.product_title })],
      ];
      for (const [path, ready] of pages) {
        await openPage(page, path);
        await ready.waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.classList.contains("dark")), look.scheme === "dark");
        await assertAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is not wider than the window`);
      }
      await page.getByRole("button", { name: "Suspend" }).click();
      await page.getByRole("alertdialog").getByLabel("Reason").waitFor();
      await assertAccessible(page, "[role=alertdialog]");
    }));
}
