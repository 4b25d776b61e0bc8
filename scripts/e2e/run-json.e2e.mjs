// The promise of `run.json`: a client that knows nothing else buys a licence and validates it over HTTP.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readRun } from "./browser.mjs";

const run = readRun();

async function call(path, { method = "GET", body, token, expected = 200 } = {}) {
  const response = await fetch(`${run.backend_url}${path}`, {
    method,
    headers: {
      "x-publishable-api-key": run.publishable_key,
      ...(body ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await response.json();
  assert.equal(response.status, expected, `${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

const post = (path, body, options) => call(path, { method: "POST", body, ...options });

async function signIn(actor, { email, password }) {
  return (await post(`/auth/${actor}/emailpass`, { email, password })).token;
}

async function within(milliseconds, what, ask) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await ask();
    if (found) return found;
    assert.ok(Date.now() < end, `${what} within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a client with run.json buys, reveals, validates, and sees the licence revoked after a refund", async () => {
  const customer = await signIn("customer", run.customer);
  const admin = await signIn("user", run.admin);
  const { products } = await call(`/store/products?handle=${run.demo.package_product.handle}`);
  const { packages } = await call(`/store/products/${products[0].id}/packages?region_id=${run.region_id}`);
  assert.ok(packages[0].terms.activation_limit > 0, "the first package has an activation limit");

  const { cart } = await post("/store/carts", { region_id: run.region_id }, { token: customer });
  await post(`/store/carts/${cart.id}/line-items`, { variant_id: packages[0].variant_id, quantity: 1 }, { token: customer });
  const { payment_collection } = await post("/store/payment-collections", { cart_id: cart.id }, { token: customer });
  await post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" }, { token: customer });
  const { order } = await post(`/store/carts/${cart.id}/complete`, {}, { token: customer });

  const license = await within(5000, "the licence is there", async () => {
    const { licenses } = await call("/store/licenses?limit=100", { token: customer });
    return licenses.find((one) => one.order_id === order.id);
  });
  const { license_key } = await post(`/store/licenses/${license.id}/reveal`, {}, { token: customer });
  const validate = async (key) => (await post("/v1/license/validate", { license_key: key })).code;
  assert.equal(await validate(license_key), "VALID");
  assert.equal(await validate(license_key.slice(0, -1) + (license_key.endsWith("A") ? "B" : "A")), "CHECKSUM_INVALID");

  const { order: placed } = await call(`/admin/orders/${order.id}?fields=payment_collections.payments.id`, { token: admin });
  await post(`/admin/payments/${placed.payment_collections[0].payments[0].id}/refund`, {}, { token: admin });
  await within(5000, "the licence is revoked", async () => (await validate(license_key)) === "REVOKED");
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
