import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser } from "../../../scripts/e2e/browser.mjs";
import { applyAsDeveloper, askAdmin, assertAccessible, inWindowOf, openPage, rowsOf, signIn } from "./admin-browser.mjs";
import { disputedEngagement, listedProduct, priceOf, proposeChange } from "./marketplace-people.mjs";

let browser;
let session;
before(async () => {
  browser = await launchBrowser();
  session = await signIn(browser);
});
after(() => browser?.close());

const inWindow = (options, journey) => inWindowOf(browser, { session, ...options }, journey);

async function choose(page, label, option) {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

async function decide(page, label, reason) {
  await page.getByRole("group", { name: "Actions" }).getByRole("button", { name: label, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  if (reason) await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: label, exact: true }).click();
  return dialog;
}

test("one inbox holds applications and changes with counts, and its filters stand in the URL", () =>
  inWindow({}, async (page, context) => {
    const { display_name: name } = await applyAsDeveloper();
    const { counts } = await askAdmin(context, "/approvals?limit=1");
    await openPage(page, "/inbox");
    await page.getByRole("heading", { level: 1, name: "Inbox" }).waitFor();
    await choose(page, "Kind", `Developer application (${counts.application})`);
    await page.waitForURL((url) => url.searchParams.get("kind") === "application");
    await page.getByRole("searchbox", { name: "Search approvals" }).fill(name);
    await page.waitForURL((url) => url.searchParams.get("q") === name);
    await page.getByText("Inbox found: 1").waitFor({ state: "attached" });
    await page.reload();
    await page.getByText("Inbox found: 1").waitFor({ state: "attached" });
    await rowsOf(page).getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    const dialog = await decide(page, "Reject", "No such company");
    await dialog.waitFor({ state: "detached" });
    await openPage(page, `/inbox?state=decided&q=${encodeURIComponent(name)}`);
    await rowsOf(page).getByText("Rejected").waitFor();
  }));

test("a change is read side by side, sent back with a reason, proposed again and approved", () =>
  inWindow({}, async (page, context) => {
    const product = await listedProduct("A product to change");
    const change = await proposeChange(product, {
      summary: "Better said than before.",
      description: "First line\nChanged line <img src=x onerror=alert(1)>\nLast line",
    });
    await openPage(page, `/inbox?kind=change&q=${product.handle}`);
    await rowsOf(page).getByRole("link", { name: product.title, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: product.title }).waitFor();
    const texts = page.getByRole("region", { name: "Product", exact: true });
    await texts.getByText(product.summary).waitFor();
    await texts.getByText("Better said than before.").waitFor();
    await texts.getByText("Changed line <img src=x onerror=alert(1)>").waitFor();
    await assertAccessible(page);

    const back = await decide(page, "Ask for changes", "Say which line, please");
    await back.waitFor({ state: "detached" });
    await page.getByText("Say which line, please").waitFor();
    await page.getByText("Changes requested").first().waitFor();
    assert.equal(await page.getByRole("group", { name: "Actions" }).getByRole("button").count(), 0);

    const again = await proposeChange(product, { summary: "The second line says it." });
    assert.notEqual(again.id, change.id);
    await openPage(page, `/inbox/${again.id}`);
    const approved = await decide(page, "Approve");
    await approved.waitFor({ state: "detached" });
    await page.getByText("Approved", { exact: true }).first().waitFor();
    const { listing } = await askAdmin(context, `/products/${product.id}/listing`);
    assert.equal(listing.summary, "The second line says it.");
  }));

test("a change that was amended or decided meanwhile says so", () =>
  inWindow({ expectStatus: [409] }, async (page, context) => {
    const product = await listedProduct("A product of two minds");
    const change = await proposeChange(product, { summary: "What the admin reads." });
    await openPage(page, `/inbox/${change.id}`);
    await page.getByText("What the admin reads.").waitFor();
    await proposeChange(product, { summary: "What was written meanwhile." });
    const dialog = await decide(page, "Approve");
    await dialog.getByRole("alert").getByText("This change was amended since you read it.").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("What was written meanwhile.").waitFor();

    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("alertdialog").waitFor();
    await proposeChange(product, null);
    await page.getByRole("alertdialog").getByRole("button", { name: "Approve" }).click();
    await page.getByRole("alertdialog").getByRole("alert").getByText("This change was decided already.").waitFor();
    const { listing } = await askAdmin(context, `/products/${product.id}/listing`);
    assert.equal(listing.summary, product.summary);
  }));

test("a review is hidden and restored, and both reasons stay in its log", () =>
  inWindow({}, async (page, context) => {
    const { reviews } = await askAdmin(context, "/reviews?status=visible&limit=1&q=bundlesmith");
    const [review] = reviews.length > 0 ? reviews : (await askAdmin(context, "/reviews?status=visible&limit=1")).reviews;
    const statusNow = async () => (await askAdmin(context, `/reviews/${review.id}`)).review.status;
    try {
      await openPage(page, `/reviews?rating=${review.rating}&q=${review.id}`);
      await rowsOf(page).getByRole("link", { name: review.title, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: review.title }).waitFor();
      await (await decide(page, "Hide", "It names a private person")).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Restore" }).waitFor();
      assert.equal(await statusNow(), "hidden");
      await (await decide(page, "Restore", "The name was made up")).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Hide" }).waitFor();
      const log = page.getByRole("region", { name: "Log", exact: true });
      await log.getByText("The name was made up").first().waitFor();
      await log.getByText("It names a private person").first().waitFor();
      assert.equal(await statusNow(), "visible");
    } finally {
      if ((await statusNow()) !== "visible") await askAdmin(context, `/reviews/${review.id}/restore`, { method: "POST", body: { reason: "End of the test" } });
    }
  }));

test("an admin writes to both parties of a disputed engagement and decides it", () =>
  inWindow({}, async (page, context) => {
    const engagement = await disputedEngagement();
    await openPage(page, `/engagements?status=disputed&q=${encodeURIComponent(engagement.customer_email)}`);
    await rowsOf(page).getByRole("link", { name: engagement.product_title, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: engagement.product_title }).waitFor();
    const talk = page.getByRole("region", { name: "Conversation", exact: true });
    await talk.getByText("Half of it is missing.").waitFor();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Write something first.").waitFor();
    await page.getByLabel("Message").fill("We have read all of it.");
    await page.getByRole("button", { name: "Send" }).click();
    await talk.getByText("We have read all of it.").waitFor();
    assert.equal(await page.getByLabel("Message").inputValue(), "");
    const download = page.waitForEvent("download");
    await talk.getByRole("link", { name: "report.txt" }).click();
    assert.equal((await download).suggestedFilename(), "report.txt");
    await assertAccessible(page);
    await (await decide(page, "Cancel the engagement", "The other half never came")).waitFor({ state: "detached" });
    await talk.getByText("The other half never came").waitFor();
    assert.equal((await askAdmin(context, `/engagements/${engagement.id}`)).engagement.status, "cancelled");
    assert.equal(await page.getByRole("button", { name: "Send" }).count(), 0);
  }));

test("product, customer and collection pages show what the marketplace knows", () =>
  inWindow({}, async (page, context) => {
    const product = await listedProduct("A product with a proposal");
    await proposeChange(product, { summary: "Something else." });
    await openPage(page, `/products/${product.id}`);
    const packages = page.getByRole("region", { name: "Packages and terms", exact: true });
    await packages.getByRole("cell", { name: "Solo" }).waitFor();
    await packages.getByText(priceOf(4900, "eur")).waitFor();
    const owner = page.getByRole("region", { name: "Marketplace", exact: true });
    await owner.getByRole("link", { name: "Change of a product waits" }).waitFor();
    await owner.getByText("None visible").waitFor();
    await assertAccessible(page, "main [role=region]");

    const { customers } = await askAdmin(context, "/customers?q=sofia@customer.example&limit=1");
    await openPage(page, `/customers/${customers[0].id}`);
    await page
      .getByRole("region", { name: "Licences", exact: true })
      .getByRole("link", { name: /Architecture Review/ })
      .waitFor();
    await assertAccessible(page, "main [role=region]");

    const title = `Collection ${Date.now().toString(36)}`;
    const { collection } = await askAdmin(context, "/collections", { method: "POST", body: { title, metadata: { kept: "yes" } } });
    try {
      await openPage(page, `/collections/${collection.id}`);
      const place = page.getByRole("region", { name: "In the storefront", exact: true });
      await place.getByRole("switch", { name: "Featured on the home page" }).click();
      await place.getByLabel("Rank").fill("first");
      await place.getByRole("button", { name: "Save" }).click();
      await place.getByText("The rank is a whole number, or empty.").waitFor();
      await place.getByLabel("Rank").fill("3");
      await place.getByRole("button", { name: "Save" }).click();
      await page.getByText("The place in the storefront is saved.").first().waitFor();
      await assertAccessible(page, "main [role=region]");
      const { collection: saved } = await askAdmin(context, `/collections/${collection.id}?fields=metadata`);
      assert.deepEqual(saved.metadata, { kept: "yes", featured: true, rank: 3 });
    } finally {
      await askAdmin(context, `/collections/${collection.id}`, { method: "DELETE" });
    }
  }));

for (const look of [
  { width: 1280, scheme: "light" },
  { width: 390, scheme: "dark" },
]) {
  test(`axe finds nothing on the pages of moderation (${look.width} px, ${look.scheme})`, () =>
    inWindow(look, async (page, context) => {
      const product = await listedProduct("A product under glass");
      const { id } = await proposeChange(product, { summary: "Under another glass.", tags: ["glass", "other"] });
      const { reviews } = await askAdmin(context, "/reviews?limit=1");
      const { engagements } = await askAdmin(context, "/engagements?limit=1");
      const pages = [
        ["/inbox", rowsOf(page).first()],
        ["/inbox?q=nothing-is-called-that", page.getByText("Nothing matches")],
        [`/inbox/${id}`, page.getByRole("heading", { level: 1, name: product.title })],
        ["/reviews", rowsOf(page).first()],
        [`/reviews/${reviews[0].id}`, page.getByRole("heading", { level: 1, name: reviews[0].title })],
        ["/engagements", rowsOf(page).first()],
        [`/engagements/${engagements[0].id}`, page.getByRole("region", { name: "Conversation", exact: true })],
      ];
      for (const [path, ready] of pages) {
        await openPage(page, path);
        await ready.waitFor();
        await assertAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is not wider than the window`);
      }
    }));
}
