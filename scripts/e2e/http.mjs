// What journeys over HTTP share: a client that knows only `run.json`.
import assert from "node:assert/strict";
import { readRun } from "./browser.mjs";

export async function call(path, { method = "GET", body, token, expected = 200 } = {}) {
  const run = readRun();
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

export const post = (path, body, options) => call(path, { method: "POST", body, ...options });

export async function signIn(actor, { email, password }) {
  return (await post(`/auth/${actor}/emailpass`, { email, password })).token;
}

export async function within(milliseconds, what, ask) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await ask();
    if (found) return found;
    assert.ok(Date.now() < end, `${what} within ${milliseconds} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Buys one licence of the product's first package as the customer, and reveals its key. */
export async function buyFirstPackage(handle, token) {
  const { region_id } = readRun();
  const { products } = await call(`/store/products?handle=${handle}`);
  const { packages } = await call(`/store/products/${products[0].id}/packages?region_id=${region_id}`);
  const { cart } = await post("/store/carts", { region_id }, { token });
  await post(`/store/carts/${cart.id}/line-items`, { variant_id: packages[0].variant_id, quantity: 1 }, { token });
  const { payment_collection } = await post("/store/payment-collections", { cart_id: cart.id }, { token });
  await post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" }, { token });
  const { order } = await post(`/store/carts/${cart.id}/complete`, {}, { token });
  const license = await within(5000, "the licence is there", async () => {
    const { licenses } = await call(`/store/licenses?order_id=${order.id}`, { token });
    return licenses[0];
  });
  const { license_key } = await post(`/store/licenses/${license.id}/reveal`, {}, { token });
  return { order, license, license_key, packages, product: products[0] };
}
