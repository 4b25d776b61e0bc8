// A developer whose product slipped through the review: whatever they wrote is shown as words, in no page does it run.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { asDeveloper, publishProduct } from "./marketplace-people.mjs";
import { askStore, openPage, openVisitor } from "./marketplace-browser.mjs";

const TITLE = `</title></script><script></script><script>globalThis.ran="title"</script><img src=x onerror="globalThis.ran=5">`;
const DESCRIPTION = [
  "## Still **good**",
  `<script>globalThis.ran = "script"</script>`,
  `<img src="x" onerror="globalThis.ran = 'image'">`,
  `<svg onload="globalThis.ran = 'svg'"></svg>`,
  `<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>`,
  "[press](javascript:globalThis.ran='link')",
  "[data](data:text/html,<script>opener.ran=1</script>)",
  "![x](x\" onerror=\"globalThis.ran='markdown image')",
  "```js\n</code></pre><script>globalThis.ran = 'fence'</script>\n```",
].join("\n\n");

let browser;
let product;
before(async () => {
  browser = await launchBrowser();
  product = await publishProduct({
    title: TITLE.slice(0, 120),
    subtitle: `"><script>globalThis.ran="subtitle"</script>`,
    summary: `</script><script>globalThis.ran="summary"</script>{{ constructor.constructor("globalThis.ran='template'")() }}`,
    description: DESCRIPTION,
    tags: [`"><img src=x onerror=ran=1>`.slice(0, 40)],
    compatibility: [`${"endless".repeat(10)}`, `<script>globalThis.ran="compat"</script>`],
    support_channel: "javascript:globalThis.ran='support'",
    documentation_url: "https://elsewhere.example/?q=%3Cscript%3E",
    demo_video_url: "https://www.youtube.com/watch?v=%22%3E%3Cscript%3E",
  });
});
after(() => browser?.close());

/** Looks at the page, presses what the developer wrote into it, and gives what ran. */
async function whatRanOn(page, path) {
  await openPage(page, path);
  for (const link of await page.locator(".prose-listing a").all()) {
    const href = await link.getAttribute("href");
    assert.match(href, /^(?:https?:\/\/|mailto:|\/|#)/, `${path}: ${href}`);
  }
  return page.evaluate(() => globalThis.ran);
}

test("scripts in a product's words run on no page that shows them", async () => {
  const { page, context, complaints } = await openVisitor(browser);
  const title = TITLE.slice(0, 120);
  for (const path of [product.path, "/", "/products", `/products?q=${encodeURIComponent("script")}`, "/products?order=title", "/developers/northbeam"]) {
    assert.equal(await whatRanOn(page, path), undefined, path);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${path} scrolls sideways`);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await openPage(page, product.path);
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), title);
  const words = page.locator(".prose-listing").first();
  await words.getByText("Still good").waitFor();
  assert.equal(await words.locator("img, script, svg, iframe, [onerror], [onload]").count(), 0);
  assert.equal(await page.locator("a[href^='javascript' i], a[href^='data:' i]").count(), 0);

  // The page's description for search engines is whole JSON: the title ended neither it nor its element.
  const things = await page.locator("script[type='application/ld+json']").evaluateAll((all) => all.map((element) => JSON.parse(element.textContent)));
  assert.equal(things.find((thing) => thing["@type"] === "Product").name, title);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("the picture of a link to it is drawn all the same", async () => {
  const { context } = await openVisitor(browser);
  const answer = await context.request.get(`/social/product/${product.handle}.png`);
  assert.equal(answer.status(), 200);
  assert.equal(answer.headers()["content-type"], "image/png");
  await context.close();
});

test("a drawing that can hold scripts is not taken, and the shop's own are opened in a sandbox", async () => {
  const { token } = await asDeveloper();
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="top.ran = 1"><script>top.ran = 2</script></svg>`;
  for (const type of ["image/svg+xml", "image/png"]) {
    const answer = await fetch(new URL("/vendor/images", readRun().backend_url), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": type },
      body: drawing,
    });
    assert.equal((await answer.json()).code, "picture.type_not_supported", type);
  }
  const { context } = await openVisitor(browser);
  const {
    products: [{ thumbnail }],
  } = await askStore("/store/search?q=ledgerly&limit=1");
  const { pathname } = new URL(thumbnail, "https://shop.example");
  const headers = (await context.request.get(pathname.replace("/static/", "/media/"))).headers();
  assert.match(headers["content-type"], /^image\//);
  assert.match(headers["content-security-policy"], /default-src 'none';.*sandbox/);
  await context.close();
});
