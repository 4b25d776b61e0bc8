import type { Answer, HttpClient } from "./http-client";

export interface Package {
  id: string;
  variant_id: string;
  title: string;
  purchasable: boolean;
  price: { amount_minor: number };
  terms: { billing: string };
}

export interface License {
  id: string;
  status: string;
  masked_key: string;
  order_line_id: string;
  ordinal: number;
  product_id: string;
}

export interface Purchase {
  orderId: string;
  cartId: string;
  /** Cookie header with which the buyer sees the order. */
  cookie: string;
  order: { id: string; total: number; items: { id: string }[] };
}

/** Fills a cart, pays with the system provider when there is something to pay, and completes it. */
export async function buy(http: HttpClient, regionId: string, items: { variant_id: string; quantity: number }[], email = uniqueEmail()): Promise<Purchase> {
  const cartId = await fillCart(http, regionId, items, email);
  return completed(await completeCart(http, cartId), cartId);
}

export async function fillCart(http: HttpClient, regionId: string, items: { variant_id: string; quantity: number }[], email = uniqueEmail()): Promise<string> {
  const cart = expectOk(await http.post("/store/carts", { region_id: regionId, email, items })).cart;
  if (cart.total > 0) {
    const collection = expectOk(await http.post("/store/payment-collections", { cart_id: cart.id })).payment_collection;
    expectOk(await http.post(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: "pp_system_default" }));
  }
  return cart.id;
}

export function completeCart(http: HttpClient, cartId: string): Promise<Answer> {
  return http.post(`/store/carts/${cartId}/complete`);
}

export function completed(answer: Answer, cartId: string): Purchase {
  const { type, order } = expectOk(answer);
  if (type !== "order") throw new Error(`cart was not completed: ${JSON.stringify(answer.body)}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { orderId: order.id, cartId, cookie, order };
}

/** Packages of a product of the demo, by its handle. */
export async function packagesOf(http: HttpClient, handle: string): Promise<Package[]> {
  const [product] = expectOk(await http.get(`/store/products?handle=${handle}`)).products;
  return expectOk(await http.get(`/store/products/${product.id}/packages`)).packages;
}

/** Asks until the order has that many licences of any status; the promise of the product is 5 seconds. */
export async function licensesOf(http: HttpClient, { orderId, cookie }: Purchase, count: number): Promise<License[]> {
  return eventually(async () => {
    const { licenses } = expectOk(await http.get(`/store/licenses?order_id=${orderId}&limit=100`, { cookie }));
    return licenses.length >= count ? licenses : null;
  }, `${count} licences of ${orderId}`);
}

export async function reveal(http: HttpClient, license: License, cookie?: string): Promise<string> {
  return expectOk(await http.post(`/store/licenses/${license.id}/reveal`, {}, { cookie })).license_key;
}

export async function validationCode(http: HttpClient, license_key: string): Promise<string> {
  return expectOk(await http.post("/v1/license/validate", { license_key })).code;
}

/** Repeats a question until it has an answer; fails after five seconds. */
export async function eventually<Value>(ask: () => Promise<Value | null | undefined | false>, what: string, timeoutMs = 5000): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

let sequence = 0;

export function uniqueEmail(name = "buyer"): string {
  sequence += 1;
  return `${name}-${Date.now()}-${sequence}@people.example`;
}

export function expectOk(answer: Answer): any {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
