import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { askStore, awake, openPage, openVisitor, signIn } from "./marketplace-browser.mjs";

const HOSTILE = {
  title: '<img src=x onerror="globalThis.ran = 1">Still good',
  body: [
    "Still **good**.",
    "<script>globalThis.ran = 2</script>",
    '<img src="x" onerror="globalThis.ran = 3">',
    "[press me](javascript:globalThis.ran=4)",
    "[elsewhere](https://elsewhere.example/)",
    "![picture](https://elsewhere.example/pixel.png)",
  ].join("\n\n"),
};

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

async function demoProduct() {
  const { handle } = readRun().demo.package_product;
  const {
    products: [product],
  } = await askStore(`/store/products?handle=${handle}&fields=id`);
  return { path: `/products/${handle}`, id: product.id };
}

test("a visitor reads what the shop says of a product's reviews, filtered and sorted by the address", async () => {
  const product = await demoProduct();
  const { summary } = await askStore(`/store/products/${product.id}/reviews`);
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, product.path);
  const section = page.getByRole("region", { name: "Reviews" });
  await section.getByText(summary.average.toFixed(2), { exact: true }).waitFor();
  assert.equal(await section.getByText(/^\d+ reviews?$/).textContent(), `${summary.count} ${summary.count === 1 ? "review" : "reviews"}`);

  await section.getByRole("link", { name: /^5 stars/ }).click();
  await page.waitForURL(/\?rating=5#reviews$/);
  await section.getByRole("link", { name: "Show all ratings" }).waitFor();
  const rated = (name) => section.getByRole("article").getByRole("img", { name });
  await rated(/^[1-4] out of 5/)
    .first()
    .waitFor({ state: "detached" });
  assert.equal(await rated("5 out of 5").count(), Math.min(summary.histogram[5], 5));
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a buyer changes their review, and nothing that it holds runs", async () => {
  const { customer } = readRun();
  const product = await demoProduct();
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, `/sign-in?redirect=${encodeURIComponent(product.path)}`);
  await signIn(page, customer);
  await page.waitForURL((url) => url.pathname === product.path);
  await awake(page);
  const section = page.getByRole("region", { name: "Reviews" });
  const rewrite = async ({ title, body }) => {
    await section.getByRole("button", { name: "Edit", exact: true }).click();
    const fields = [section.getByLabel("Title"), section.getByLabel("What should others know?")];
    const [before, said] = await Promise.all(fields.map((field) => field.inputValue()));
    await fields[0].fill(title);
    await fields[1].fill(body);
    await section.getByRole("button", { name: "Save changes" }).click();
    await section.getByText("Your changes are saved.").waitFor();
    return { title: before, body: said };
  };

  const original = await rewrite(HOSTILE);
  try {
    await openPage(page, `${product.path}?rating=5`);
    const review = section.getByRole("article", { name: HOSTILE.title });
    await review.getByText("Still good.").waitFor();
    assert.equal(await review.locator(".prose-listing").first().locator("img, script").count(), 0);
    const links = await review.getByRole("link").evaluateAll((all) => all.map((link) => [link.getAttribute("href"), link.getAttribute("rel")]));
    // A picture becomes a link to it: looking at a review tells nobody else about it.
    assert.deepEqual(
      links.filter(([href]) => !href.startsWith("/developers/")),
      ["https://elsewhere.example/", "https://elsewhere.example/pixel.png"].map((href) => [href, "nofollow ugc noopener"]),
    );
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  } finally {
    await rewrite(original);
  }
  await section.getByRole("article", { name: original.title }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
