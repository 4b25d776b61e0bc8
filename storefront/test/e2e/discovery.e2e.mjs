import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { askStore, awake, openPage, openVisitor } from "./marketplace-browser.mjs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const countText = (count) => (count === 1 ? "1 product" : `${count} products`);
const listCount = (page) => page.locator("main [role=status]").first();

function find(query) {
  return askStore(`/store/search?${new URLSearchParams({ region_id: readRun().region_id, ...query })}`);
}

test("from the home page through subjects to filtered, sorted products and back", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, "/");
  await page.getByRole("link", { name: "All subjects" }).click();
  await page.getByRole("heading", { level: 1, name: "Subjects" }).waitFor();
  await page.locator("main").getByRole("link", { name: "APIs & data" }).click();
  await page.getByRole("heading", { level: 1, name: "APIs & data" }).waitFor();
  await page.getByRole("list", { name: "Narrower subjects" }).getByRole("link", { name: "Finance data" }).click();
  await page.getByRole("heading", { level: 1, name: "Finance data" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/categories/finance-data");
  const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
  assert.deepEqual(await crumbs.getByRole("link").allInnerTexts(), ["Subjects", "APIs & data"]);

  await crumbs.getByRole("link", { name: "APIs & data" }).click();
  await page.getByRole("heading", { level: 1, name: "APIs & data" }).waitFor();
  const free = await find({ category: "apis-and-data", billing: "free", limit: "1" });
  await page.getByRole("checkbox", { name: /^Free/ }).check();
  await page.waitForURL("**/categories/apis-and-data?billing=free");
  await listCount(page).getByText(countText(free.count), { exact: true }).waitFor();
  await page.getByLabel("Order by").selectOption("title");
  await page.waitForURL("**order=title");
  const sorted = await find({ category: "apis-and-data", billing: "free", order: "title" });
  await page
    .getByRole("article")
    .nth(sorted.products.length - 1)
    .waitFor();
  const shown = () => page.locator("main article h2").allInnerTexts();
  await page.waitForFunction((first) => document.querySelector("main article h2")?.innerText === first, sorted.products[0].title);
  assert.deepEqual(
    await shown(),
    sorted.products.map(({ title }) => title),
  );

  await page.reload();
  await awake(page);
  assert.deepEqual(
    await shown(),
    sorted.products.map(({ title }) => title),
  );
  await page.goBack();
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/categories/apis-and-data" && url.search === "");
  const all = await find({ category: "apis-and-data", limit: "1" });
  await listCount(page).getByText(countText(all.count), { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("ratings, tags, compatibility and prices narrow the list by the counts they show", async () => {
  const { facets, count: total } = await find({ limit: "1" });
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, "/products");
  const filters = page.getByRole("region", { name: "Filters" });
  const choices = [
    { title: "Rating", text: "4 stars and up", count: facets.ratings.find(({ value }) => value === 4).count, query: ["rating_min", "4"] },
    { title: "Works with", text: facets.compatibility[0].value, count: facets.compatibility[0].count, query: ["compatibility", facets.compatibility[0].value] },
    { title: "Tag", text: facets.tags[0].value, count: facets.tags[0].count, query: ["tag", facets.tags[0].value] },
  ];
  for (const { title, text, count, query } of choices) {
    await filters
      .getByRole("list", { name: title, exact: true })
      .getByRole("link", { name: `${text} ${count}` })
      .click();
    await page.waitForURL((url) => url.searchParams.get(query[0]) === query[1]);
    await listCount(page).getByText(countText(count), { exact: true }).waitFor();
    await page.getByRole("link", { name: "Clear all" }).click();
    await page.waitForURL((url) => url.search === "");
    // The list follows its address: only then are its links those of all products again.
    await listCount(page).getByText(countText(total), { exact: true }).waitFor();
  }
  const band = facets.prices.at(-1);
  await filters.locator(`a[href*="price_min=${band.min_minor}&price_max=${band.max_minor}"]`).click();
  await listCount(page).getByText(countText(band.count), { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a shelf of the home page leads to its collection, which is filtered like any list", async () => {
  const {
    collections: [shelf],
  } = await askStore("/store/discovery/collections?featured=true&limit=1");
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, "/");
  await page.getByRole("link", { name: `All of “${shelf.title}”` }).click();
  await page.getByRole("heading", { level: 1, name: shelf.title }).waitFor();
  const [all, some] = await Promise.all([find({ collection: shelf.handle, limit: "1" }), find({ collection: shelf.handle, billing: "lifetime", limit: "1" })]);
  assert.ok(all.count > 0);
  await listCount(page).getByText(countText(all.count), { exact: true }).waitFor();
  await page.getByRole("checkbox", { name: /^Lifetime/ }).check();
  await page.waitForURL(`**/collections/${shelf.handle}?billing=lifetime`);
  await listCount(page).getByText(countText(some.count), { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("on a telephone the filters are a sheet over the list", async () => {
  const packages = await find({ type: "package", limit: "1" });
  const { page, context, complaints } = await openVisitor(browser, { width: 390 });
  await openPage(page, "/products");
  await page.getByRole("button", { name: "Filters" }).click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  await sheet.getByRole("checkbox", { name: /^Packages/ }).check();
  await page.waitForURL("**/products?type=package");
  await sheet.getByRole("button", { name: `Show ${countText(packages.count)}` }).click();
  await sheet.waitFor({ state: "detached" });
  await listCount(page).getByText(countText(packages.count), { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a list that cannot be loaded says so, and loads when asked again", async () => {
  const { page, context } = await openVisitor(browser, { expectStatus: [502] });
  await openPage(page, "/products");
  await page.route("**/api/medusa/store/search**", (route) =>
    route.fulfill({
      status: 502,
      contentType: "application/json",
      body: JSON.stringify({ type: "unavailable", code: "backend.unavailable", message: "away" }),
    }),
  );
  await page.getByRole("checkbox", { name: /^Packages/ }).check();
  await page.getByText("These products could not be loaded.").waitFor();
  await page.unroute("**/api/medusa/store/search**");
  await page.getByRole("button", { name: "Try again" }).click();
  const packages = await find({ type: "package", limit: "1" });
  await listCount(page).getByText(countText(packages.count), { exact: true }).waitFor();
  await context.close();
});
