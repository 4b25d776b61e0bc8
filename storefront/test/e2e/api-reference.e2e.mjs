import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { openPage, openVisitor } from "./marketplace-browser.mjs";

const RUN = (number) => `<img src=x onerror="globalThis.ran = ${number}">`;
const HOSTILE = {
  openapi: "3.1.0",
  info: { title: `Hostile ${RUN(1)}`, version: RUN(2), description: `Read **on**. <script>globalThis.ran = 3</script> [press](javascript:globalThis.ran=4)` },
  tags: [{ name: `Tag ${RUN(5)}`, description: RUN(6) }],
  paths: {
    "/trees/{id}": {
      get: {
        operationId: "readTree",
        tags: [`Tag ${RUN(5)}`],
        summary: `Reads ${RUN(7)}`,
        description: `${RUN(8)} ![pixel](https://elsewhere.example/pixel.png)`,
        parameters: [
          { name: `id`, in: "path", required: true, description: RUN(9), schema: { type: "string", default: RUN(10), enum: [RUN(11)] }, example: RUN(12) },
        ],
        responses: {
          200: {
            description: RUN(13),
            content: {
              [`application/json; x="${RUN(14)}"`]: {
                schema: { $ref: "#/components/schemas/Tree" },
                example: { text: `</code></pre><script>globalThis.ran = 15</script>` },
              },
            },
          },
        },
      },
    },
    "/trees": { get: { operationId: "listTrees", deprecated: true, responses: { 200: { description: "All" } } } },
  },
  components: { schemas: { Tree: { type: "object", description: RUN(16), properties: { [RUN(17)]: { $ref: "#/components/schemas/Tree" } } } } },
};

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

async function signInTo(actor, { email, password }) {
  const ask = async (method, path, body, token) => {
    const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(new URL(path, readRun().backend_url), { method, headers, body: body && JSON.stringify(body) });
    const answer = await response.json();
    assert.ok(response.ok, `${method} ${path} answered ${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
    return answer;
  };
  const { token } = await ask("POST", `/auth/${actor}/emailpass`, { email, password });
  return (method, path, body) => ask(method, path, body, token);
}

/** An API product with that document, on sale; `leave` takes it out of the shop again. */
async function publishApi(document) {
  const [vendor, admin] = await Promise.all([signInTo("developer", readRun().developer), signInTo("user", readRun().admin)]);
  const handle = `reference-${Date.now().toString(36)}`;
  const terms = { billing: "one_time", license_type: "regular", trial_days: 0, activation_limit: null, domain_limit: 1, updates_for_days: 365 };
  const { product } = await vendor("POST", "/vendor/products", {
    ...{ title: "Reference test", handle, product_type: "api", summary: "Made by a test.", description: "Made by a test." },
    packages: [
      {
        title: "Solo",
        prices: [{ currency_code: "eur", amount_minor: 900 }],
        terms: { ...terms, limits: {}, overage: "block", storage_bytes: null, users: null, features: [] },
      },
    ],
  });
  await vendor("POST", `/vendor/products/${product.id}/api-configuration/openapi`, document);
  const { api_configuration } = await vendor("GET", `/vendor/products/${product.id}/api-configuration`);
  const endpoints = api_configuration.endpoints.map((endpoint) => ({ ...endpoint, cost_weight: endpoint.path === "/trees" ? 0 : 3 }));
  await vendor("POST", `/vendor/products/${product.id}/api-configuration`, { endpoints });
  const { product: submitted } = await vendor("POST", `/vendor/products/${product.id}/submit`, {});
  await admin("POST", `/admin/product-changes/${submitted.open_change.id}/approve`, {});
  return { handle, leave: () => vendor("POST", `/vendor/products/${product.id}/archive`, {}) };
}

test("nothing that a developer's document holds runs in the reference", async () => {
  const { handle, leave } = await publishApi(HOSTILE);
  const { page, context, complaints } = await openVisitor(browser);
  try {
    await openPage(page, `/products/${handle}/reference#op-readTree`);
    const operation = page.getByRole("article", { name: "GET /trees/{id}" });
    await operation.getByText("counts 3 calls").waitFor();
    await operation.getByRole("button", { name: "curl", exact: true }).waitFor();
    // All there is to open, of every level.
    await page.locator("main details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    for (const language of ["JavaScript", "Python"]) {
      await operation.getByRole("button", { name: language, exact: true }).click();
      await operation.getByRole("region", { name: `${language} for GET /trees/{id}` }).waitFor();
    }
    assert.equal(await page.locator("main").locator("img, script, iframe, [onerror]").count(), 0);
    const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.deepEqual(
      links.filter((href) => !/^(\/|#|https:\/\/elsewhere\.example\/pixel\.png$)/.test(href)),
      [],
    );
    await page.getByRole("heading", { level: 1, name: /^Hostile </ }).waitFor();
    await page.getByRole("article", { name: "GET /trees", exact: true }).getByText("does not count").waitFor();

    await openPage(page, `/products/${handle}`);
    await page.getByRole("region", { name: "Endpoints" }).getByRole("link", { name: "Read the reference" }).click();
    await page.waitForURL((url) => url.pathname === `/products/${handle}/reference`);
    await page.getByRole("heading", { level: 1, name: /^Hostile </ }).waitFor();
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    await leave();
  }
});

test("a visitor finds an operation by its words, by its address and by the keyboard", async () => {
  const { handle } = readRun().demo.api_product;
  const { page, context, complaints } = await openVisitor(browser);
  await openPage(page, `/products/${handle}/reference#op-convert`);
  const convert = page.getByRole("article", { name: "GET /convert", exact: true });
  await convert.getByText('curl "$GATEWAY/v1/northbeam/currency-api/convert?from=EUR&to=EUR&amount=125.00"').waitFor();
  assert.equal(
    await convert
      .locator("details")
      .first()
      .evaluate((one) => one.open),
    true,
  );
  const navigation = page.getByRole("navigation", { name: "Operations" });
  assert.equal(await navigation.locator("[aria-current=location]").getAttribute("href"), "#op-convert");

  await page.getByRole("searchbox", { name: "Search this reference" }).fill("batch");
  await page.getByText("1 operation", { exact: true }).waitFor();
  await convert.waitFor({ state: "detached" });
  const batch = navigation.getByRole("link", { name: /Convert up to 500 amounts/ });
  await batch.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#op-convertBatch$/);
  const opened = page.getByRole("article", { name: "POST /convert/batch" });
  await opened.getByText("counts 10 calls").waitFor();
  await opened.getByRole("heading", { name: "Request body" }).waitFor();
  await opened.getByText("ConversionRequest[]").first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
