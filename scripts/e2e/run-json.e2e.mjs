// The promise of `run.json`: a client that knows nothing else buys a licence and validates it over HTTP.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readRun } from "./browser.mjs";
import { buyFirstPackage, call, post, signIn, within } from "./http.mjs";

const run = readRun();

test("a client with run.json buys, reveals, validates, and sees the licence revoked after a refund", async () => {
  const customer = await signIn("customer", run.customer);
  const admin = await signIn("user", run.admin);
  const { order, license, license_key, packages } = await buyFirstPackage(run.demo.package_product.handle, customer);
  assert.ok(packages[0].terms.activation_limit > 0, "the first package has an activation limit");
  assert.equal(license.order_id, order.id);
  const validate = async (key) => (await post("/v1/license/validate", { license_key: key })).code;
  assert.equal(await validate(license_key), "VALID");
  assert.equal(await validate(license_key.slice(0, -1) + (license_key.endsWith("A") ? "B" : "A")), "CHECKSUM_INVALID");

  const { order: placed } = await call(`/admin/orders/${order.id}?fields=payment_collections.payments.id`, { token: admin });
  await post(`/admin/payments/${placed.payment_collections[0].payments[0].id}/refund`, {}, { token: admin });
  await within(5000, "the licence is revoked", async () => (await validate(license_key)) === "REVOKED");
});

test("a bought key calls the demo API through the gateway, until it is revoked", async () => {
  const customer = await signIn("customer", run.customer);
  const developer = await signIn("developer", run.developer);
  const { license, license_key } = await buyFirstPackage(run.demo.api_product.handle, customer);
  const callApi = (key) => fetch(`${run.gateway_url}${run.demo.api_product.path}`, { headers: key ? { "x-api-key": key } : {} });
  const served = await callApi(license_key);
  assert.equal(served.status, 200, await served.clone().text());
  assert.match((await served.json()).rate, /^\d+\.\d+$/);
  assert.equal(served.headers.get("access-control-allow-origin"), "*");
  assert.equal((await callApi(null)).status, 401);
  const converted = await fetch(`${run.gateway_url}${run.demo.api_product.path.replace(/\/rates\/.*/, "/convert/batch")}`, {
    method: "POST",
    headers: { "x-api-key": license_key, "content-type": "application/json" },
    body: JSON.stringify({ conversions: [{ from: "EUR", to: "JPY", amount: "125.00" }] }),
  });
  assert.equal((await converted.json()).conversions[0].to, "JPY", "a body that is signed as well");

  const { products } = await call(`/vendor/products?q=${run.demo.api_product.handle}`, { token: developer });
  const { id } = products.find(({ handle }) => handle === run.demo.api_product.handle);
  const { test_call } = await post(`/vendor/products/${id}/api-configuration/test-call`, { method: "GET", path: "/currencies" }, { token: developer });
  assert.equal(test_call.status, 200, `signed like the gateway's own: ${test_call.body}`);

  await post(`/vendor/licenses/${license.id}/revoke`, { reason: "test of the gateway" }, { token: developer });
  const refusal = await within(5000, "the gateway refuses the key", async () => {
    const answer = await callApi(license_key);
    return answer.status === 403 && answer.json();
  });
  assert.equal(refusal.code, "license-revoked");
});

test("the developer of run.json owns both demo products", async () => {
  const developer = await signIn("developer", run.developer);
  const { products } = await call("/vendor/products?limit=100", { token: developer });
  const handles = products.map(({ handle }) => handle);
  assert.ok(handles.includes(run.demo.package_product.handle));
  assert.ok(handles.includes(run.demo.api_product.handle));
});

test("the mail catcher holds the order's mail with its licences", async () => {
  const found = await within(15_000, "a mail with a licence", async () => {
    const mails = await fetch(`${run.mail_url}/api/email`).then((response) => response.json());
    const list = Array.isArray(mails) ? mails : (mails.emails ?? mails.items ?? []);
    return list.find((mail) => /MINTREU-[A-Z]+-/.test(`${mail.text}${mail.html}`));
  });
  assert.ok(found.html && found.text, "in HTML and text");
});
