import assert from "node:assert/strict";
import { test } from "node:test";
import { readRun } from "../../../scripts/e2e/browser.mjs";
import { askStore } from "./marketplace-browser.mjs";

const { storefront_url: base, demo } = readRun();
const get = (path, headers = {}) => fetch(new URL(path, base), { headers: { accept: "text/html", ...headers } });
const text = async (path) => (await get(path)).text();

/** What the page says in schema.org's words, by type. */
function thingsOf(html) {
  const scripts = [...html.matchAll(/<script[^>]*application\/ld\+json[^>]*>(.*?)<\/script>/gs)];
  return Object.fromEntries(scripts.map(([, json]) => JSON.parse(json)).map((thing) => [thing["@type"], thing]));
}
const attribute = (html, pattern) => pattern.exec(html)?.[1];

test("robots.txt leads to a sitemap whose parts list every product", async () => {
  const robots = await text("/robots.txt");
  const sitemap = /^Sitemap: (.+)$/m.exec(robots)[1];
  assert.equal(sitemap, new URL("/sitemap.xml", base).href);
  assert.match(robots, /^Disallow: \/account$/m);
  const index = await get("/sitemap.xml");
  assert.match(index.headers.get("content-type"), /^application\/xml/);
  const parts = [...(await index.text()).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
  assert.ok(parts.length >= 2, "the fixed pages and at least one part");
  const listed = (await Promise.all(parts.map((url) => fetch(url).then((answer) => answer.text())))).join("");
  const { entries } = await askStore("/store/sitemap?limit=1000");
  const folders = { product: "products", developer: "developers", category: "categories", collection: "collections" };
  for (const { kind, handle } of entries.slice(0, 50)) assert.ok(listed.includes(`${new URL(`/${folders[kind]}/${handle}`, base).href}<`), `${kind} ${handle}`);
  assert.equal((await get("/sitemaps/99.xml")).status, 404);
  assert.equal((await get("/sitemaps/x.xml")).status, 404);
});

test("a product page names its one address and describes the product with real offers only", async () => {
  const path = `/products/${demo.package_product.handle}`;
  const url = new URL(path, base).href;
  const html = await text(`${path}?order=highest`);
  assert.equal(attribute(html, /<link rel="canonical" href="([^"]+)"/), url);
  assert.match(html, /<meta name="robots" content="noindex, follow"/);
  assert.equal(attribute(html, /<meta property="og:url" content="([^"]+)"/), url);
  assert.equal(attribute(html, /<meta property="og:image" content="([^"]+)"/), new URL(`/social/product/${demo.package_product.handle}.png`, base).href);
  const { Product: product, BreadcrumbList: crumbs } = thingsOf(html);
  const {
    products: [{ id }],
  } = await askStore(`/store/products?handle=${demo.package_product.handle}&fields=id`);
  const { summary } = await askStore(`/store/products/${id}/reviews`);
  assert.equal(product.offers[0].priceCurrency, "EUR");
  assert.equal(product.aggregateRating.reviewCount, summary.count);
  assert.equal(product.aggregateRating.ratingValue, summary.average);
  assert.equal(crumbs.itemListElement.at(-1).item, url);
  assert.ok(thingsOf(await text("/products")).ItemList.itemListElement.length > 0);
  assert.ok(thingsOf(await text("/")).Organization);
});

test("social images are pictures of their size, kept by their mark, and only of what exists", async () => {
  for (const name of ["page/home", `product/${demo.package_product.handle}`, `developer/${demo.api_product.developer_handle}`, "category/finance-data"]) {
    const answer = await get(`/social/${name}.png`);
    assert.equal(answer.status, 200, name);
    assert.equal(answer.headers.get("content-type"), "image/png");
    const png = Buffer.from(await answer.arrayBuffer());
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630], name);
    const again = await get(`/social/${name}.png`, { "if-none-match": answer.headers.get("etag") });
    assert.equal(again.status, 304, name);
  }
  for (const name of ["product/no-such-product", "page/other", "toString/x", "nothing/x"]) assert.equal((await get(`/social/${name}.png`)).status, 404, name);
});
