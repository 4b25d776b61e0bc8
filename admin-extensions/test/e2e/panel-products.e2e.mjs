import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "../../../scripts/e2e/browser.mjs";
import { asAdmin, confirm, inPanel, newDeveloper, openPanel, readAsAdmin, signInToPanel } from "./panel-browser.mjs";

const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=", "base64");
const NASTY = '# Fine\n\n<script>window.ran = 1</script><img src=x onerror="window.ran = 1">\n\n[here](javascript:window.ran=1)';

let browser;
let person;
let session;
before(async () => {
  browser = await launchBrowser();
  person = await newDeveloper();
  session = await signInToPanel(browser, person);
});
after(() => browser?.close());

async function openChange(handle) {
  const { product_changes: changes } = await readAsAdmin(`/admin/product-changes?status=pending&q=${handle}`);
  assert.equal(changes.length, 1, "one change waits");
  return changes[0];
}

test("a product is written, submitted, approved, and its change is proposed beside what is live", () =>
  inPanel(browser, { session, expectStatus: [400] }, async (page) => {
    const name = `Panel tool ${person.handle}`;
    await openPanel(page, "/");
    await page.getByRole("heading", { name: "Next: introduce yourself" }).waitFor();
    await openPanel(page, "/products");
    await page.getByText("No products yet").waitFor();
    await page.getByRole("link", { name: "New product" }).click();

    await page.getByRole("button", { name: "Create the draft" }).click();
    await page.getByText("Give the product a name.").waitFor();
    await page.getByText("Give a price in at least one currency.").waitFor();
    await page.getByLabel("Name").first().fill(name);
    assert.equal(await page.getByLabel("Handle").inputValue(), `panel-tool-${person.handle}`);
    await page.getByLabel("Summary").fill("It does what a tool does.");
    await page.getByLabel("Description").fill(NASTY);
    await page.getByLabel("Price in EUR").fill("12,345");
    await page.getByLabel("Price in EUR").blur();
    await page.getByText("This is not an amount.").waitFor();
    await page.getByLabel("Price in EUR").fill("12,50");
    await page.getByLabel("Price in USD").fill("15");
    await page.getByLabel("Activations").fill("3");
    await page.getByRole("button", { name: "Create the draft" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByText("€12.50 · $15.00").waitFor();
    await page.getByText("3 activations · 1 domain · updates for 365 days").waitFor();

    await page.getByRole("link", { name: "Edit the listing" }).click();
    await page.getByRole("heading", { level: 1, name: `Edit ${name}` }).waitFor();
    await page.getByRole("button", { name: "Show the preview" }).click();
    await page.getByRole("region", { name: "Preview of the description" }).getByRole("heading", { name: "Fine" }).waitFor();
    await page.getByLabel("Choose pictures").setInputFiles({ name: "face.png", mimeType: "image/png", buffer: PICTURE });
    await page.getByRole("button", { name: "Remove picture 1" }).waitFor();
    await page.getByLabel("Choose pictures").setInputFiles({ name: "face.svg", mimeType: "image/png", buffer: Buffer.from("<svg onload='1'/>") });
    await page.getByText("Pictures are PNG, JPEG, WebP, AVIF or GIF files.").waitFor();
    await page.getByRole("checkbox").first().click();
    await page.getByLabel("Tags").fill("Panel, tools");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    await page.getByText("panel", { exact: true }).waitFor();

    await confirm(page, "Submit for review");
    await page.getByText("An admin reads it now.").waitFor();
    assert.equal(await page.getByRole("link", { name: "Edit", exact: true }).count(), 0);
    const { id: first } = await openChange(`panel-tool-${person.handle}`);
    await asAdmin(`/admin/product-changes/${first}/approve`);
    await page.reload();
    await page.getByText("Published", { exact: true }).waitFor();

    await page.getByRole("link", { name: "Edit Standard" }).click();
    await page.getByLabel("Price in EUR").fill("20");
    await page.getByRole("button", { name: "Save and propose" }).click();
    const row = page.getByRole("row").filter({ hasText: "Standard: price in EUR" });
    await row.getByText("€12.50").waitFor();
    await row.getByText("€20.00").waitFor();
    const { id: second } = await openChange(`panel-tool-${person.handle}`);
    await asAdmin(`/admin/product-changes/${second}/request-changes`, { reason: "Say why it costs more" });
    await page.reload();
    await page.getByText("“Say why it costs more”").waitFor();
    await confirm(page, "Submit again");
    await page.getByText("Waits for review", { exact: true }).waitFor();
    await asAdmin(`/admin/product-changes/${(await openChange(`panel-tool-${person.handle}`)).id}/approve`);
    await page.reload();
    await page.getByText("€20.00 · $15.00").waitFor();
    assert.equal(await page.getByRole("heading", { name: "Proposed change" }).count(), 0);
    assert.equal(await page.evaluate(() => window.ran), undefined, "nothing of the description ran");

    await openPanel(page, "/products?status=published");
    await page.getByRole("link", { name }).waitFor();
    await page.getByRole("searchbox", { name: "Search products" }).fill("nothing is called that");
    await page.getByText("No products match what you look for.").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("q"), "nothing is called that");
  }));

test("a handle that is taken is said at its field, and what was typed stays", () =>
  inPanel(browser, { session, expectStatus: [409] }, async (page) => {
    await openPanel(page, "/products/new");
    await page.getByLabel("Name").first().fill("Another tool");
    await page.getByLabel("Handle").fill("ledgerly");
    await page.getByLabel("Summary").fill("It is called like another one.");
    await page.getByLabel("Description").fill("Nothing yet.");
    await page.getByLabel("Price in EUR").fill("9");
    await page.getByRole("button", { name: "Create the draft" }).click();
    const handle = page.getByLabel("Handle");
    await page.locator("[aria-invalid=true]").waitFor();
    assert.equal(await handle.getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByLabel("Summary").inputValue(), "It is called like another one.");

    await page.getByRole("link", { name: "Members" }).first().click();
    await page.getByRole("alertdialog", { name: "Leave without saving?" }).getByRole("button", { name: "Stay" }).click();
    assert.equal(await handle.inputValue(), "ledgerly");
    await page.getByRole("link", { name: "Members" }).first().click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
    await page.getByRole("heading", { level: 1, name: "Members" }).waitFor();
  }));

test("a session that ends asks for the password over the page, and nothing typed is lost", () =>
  inPanel(browser, { session, expectStatus: [401] }, async (page, context) => {
    await openPanel(page, "/settings");
    await page.getByLabel("About").fill("Written just before the session ended.");
    await context.clearCookies();
    await page.getByRole("button", { name: "Save the profile" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Sign in again" });
    await dialog.getByLabel("Password", { exact: true }).fill("not this one");
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await dialog.getByText("This password is not right.").waitFor();
    await dialog.getByLabel("Password", { exact: true }).fill(person.password);
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal(await page.getByLabel("About").inputValue(), "Written just before the session ended.");
    await page.getByRole("button", { name: "Save the profile" }).click();
    await page.getByText("Your profile is saved").first().waitFor();
    session = await context.storageState();
  }));
