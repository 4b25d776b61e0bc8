// Developers and customers whom an admin's journey needs: they act over HTTP, as the panel and the storefront do.
import { readRun } from "../../../scripts/e2e/browser.mjs";
import { applyAsDeveloper } from "./admin-browser.mjs";

const PASSWORD = "words for everybody here";

let account;

/** One developer account for all journeys of a run, approved. */
async function developer() {
  account ??= (async () => {
    const application = await applyAsDeveloper(PASSWORD);
    const admin = await signIn("user", readRun().admin);
    const { developers } = await call(`/admin/developers?email=${encodeURIComponent(application.email)}`, { token: admin });
    await post(`/admin/developers/${developers[0].id}/approve`, {}, admin);
    return { admin, token: await signIn("developer", { email: application.email, password: PASSWORD }) };
  })();
  return account;
}

/** A product in the storefront, new. */
export async function listedProduct(title) {
  const { admin, token } = await developer();
  const unique = `${process.pid}-${Date.now().toString(36)}`;
  const terms = {
    billing: "one_time",
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
  const draft = {
    title,
    handle: `listed-${unique}`,
    product_type: "script",
    summary: "As it was first said.",
    description: "First line\nSecond line\nLast line",
    tags: ["glass"],
    packages: [{ title: "Solo", prices: [{ amount_minor: 4900, currency_code: "eur" }], terms }],
  };
  const { product } = await post("/vendor/products", draft, token);
  const { product: submitted } = await post(`/vendor/products/${product.id}/submit`, {}, token);
  await post(`/admin/product-changes/${submitted.open_change.id}/approve`, {}, admin);
  return { id: product.id, title, handle: draft.handle, summary: draft.summary };
}

/** The open change after an edit of a listed product; without an edit it is taken back. */
export async function proposeChange({ id }, edit) {
  const { token } = await developer();
  const path = edit === null ? `/vendor/products/${id}/withdraw` : `/vendor/products/${id}`;
  const { product } = await post(path, edit ?? {}, token);
  return product.open_change;
}

/** A service that somebody bought, that was delivered with a file, and that they dispute. */
export async function disputedEngagement() {
  const run = readRun();
  const customer = await newCustomer();
  const { products } = await call("/store/products?handle=architecture-review", { token: customer.token });
  const { packages } = await call(`/store/products/${products[0].id}/packages?region_id=${run.region_id}`, { token: customer.token });
  const { cart } = await post("/store/carts", { region_id: run.region_id, items: [{ variant_id: packages[0].variant_id, quantity: 1 }] }, customer.token);
  const { payment_collection } = await post("/store/payment-collections", { cart_id: cart.id }, customer.token);
  await post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" }, customer.token);
  await post(`/store/carts/${cart.id}/complete`, {}, customer.token);
  const license = await eventually(async () => (await call("/store/licenses", { token: customer.token })).licenses[0]);
  const { engagement } = await post(`/store/licenses/${license.id}/engagement`, { message: "Please begin soon." }, customer.token);
  const vendor = await signIn("developer", { ...run.developer, email: "ines@tessera.example" });
  const at = `/vendor/engagements/${engagement.id}`;
  await post(`${at}/schedule`, { scheduled_for: new Date(Date.now() + 86_400_000).toISOString() }, vendor);
  const { attachment } = await call(`${at}/attachments?name=report.txt`, { method: "POST", token: vendor, raw: "the first half" });
  await post(`${at}/deliver`, { message: "Here it is.", attachment_ids: [attachment.id] }, vendor);
  const { engagement: disputed } = await post(`/store/engagements/${engagement.id}/dispute`, { reason: "Half of it is missing." }, customer.token);
  return disputed;
}

/** As the pages write an amount. */
export function priceOf(amountMinor, currency) {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency: currency.toUpperCase() }).format(amountMinor / 100);
}

async function newCustomer() {
  const email = `buyer.${process.pid}-${Date.now().toString(36)}@buyer.example`;
  const { token } = await post("/auth/customer/emailpass/register", { email, password: PASSWORD });
  await post("/store/customers", { email, first_name: "Bea", last_name: "Buyer" }, token);
  return { email, token: await signIn("customer", { email, password: PASSWORD }) };
}

async function signIn(actor, { email, password }) {
  return (await post(`/auth/${actor}/emailpass`, { email, password })).token;
}

const post = (path, body, token) => call(path, { method: "POST", body, token });

async function call(path, { method = "GET", body, raw, token } = {}) {
  const { backend_url, publishable_key } = readRun();
  const response = await fetch(new URL(path, backend_url), {
    method,
    headers: {
      "x-publishable-api-key": publishable_key,
      "content-type": raw === undefined ? "application/json" : "application/octet-stream",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(raw !== undefined ? { body: raw } : body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function eventually(ask, timeoutMs = 10_000) {
  for (const end = Date.now() + timeoutMs; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error("the licence did not come");
  }
}
