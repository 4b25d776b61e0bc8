// Those beside the visitor whom a journey needs: a developer who publishes, an admin who decides. They call the API as any client.
import assert from "node:assert/strict";
import { readRun } from "../../../scripts/e2e/browser.mjs";

async function send(path, { method = "GET", body, token } = {}) {
  const { backend_url: backend, publishable_key: key } = readRun();
  const response = await fetch(new URL(path, backend), {
    method,
    headers: {
      "x-publishable-api-key": key,
      ...(body ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = response.status === 204 ? null : await response.json();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** A client that is signed in: `get(path)`, `post(path, body)`. */
async function signedIn(actor, { email, password }) {
  const { token } = await send(`/auth/${actor}/emailpass`, { method: "POST", body: { email, password } });
  return { token, get: (path) => send(path, { token }), post: (path, body = {}) => send(path, { method: "POST", body, token }) };
}

export const asDeveloper = () => signedIn("developer", readRun().developer);
export const asAdmin = () => signedIn("user", readRun().admin);

const TERMS = {
  billing: "free",
  license_type: "regular",
  trial_days: 0,
  activation_limit: 3,
  domain_limit: 1,
  updates_for_days: 365,
  limits: {},
  overage: "block",
  storage_bytes: null,
  users: null,
  features: ["Source code"],
};

let made = 0;

/** A product of the demo developer, published: `change` is what differs from a plain one. `before` may do more while it is a draft. */
export async function publishProduct(change = {}, before = async () => {}) {
  const [developer, admin] = await Promise.all([asDeveloper(), asAdmin()]);
  const draft = {
    title: "Made for a journey",
    handle: `journey-${process.pid}-${Date.now().toString(36)}-${(made += 1)}`,
    product_type: "script",
    summary: "A product that a journey made.",
    description: "Plain words.",
    packages: [
      {
        title: "Solo",
        prices: [
          { currency_code: "eur", amount_minor: 0 },
          { currency_code: "usd", amount_minor: 0 },
        ],
        terms: TERMS,
      },
    ],
    ...change,
  };
  const { product } = await developer.post("/vendor/products", draft);
  await before(product, developer);
  await developer.post(`/vendor/products/${product.id}/submit`);
  const { product: submitted } = await developer.get(`/vendor/products/${product.id}`);
  await admin.post(`/admin/product-changes/${submitted.open_change.id}/approve`);
  return { id: product.id, handle: product.handle, path: `/products/${product.handle}` };
}
