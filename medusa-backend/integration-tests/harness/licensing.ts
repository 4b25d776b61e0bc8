import type { ClaimLink } from "@mintreu/licensing/domain/claim-token";
import { LICENSING_MODULE } from "@mintreu/licensing/modules/licensing";
import type LicensingModuleService from "@mintreu/licensing/modules/licensing/service";
import type { Marketplace } from "./boot";
import type { Answer, HttpClient } from "./http-client";
import { newCustomer, type NewCustomer } from "./people";
import { buy, expectOk, type License, licensesOf, packagesOf, type Purchase } from "./shopping";
import { openWorkshop, solo, terms, type VendorProduct, type Workshop } from "./vendor-products";

export interface Held {
  customer: NewCustomer;
  purchase: Purchase;
  license: License & { expires_at: string | null; updates_until: string | null; package_id: string };
}

/** A customer with one licence of a product of the demo. */
export async function newHolder({ http, regionId }: Marketplace, options: { handle?: string; customer?: NewCustomer } = {}): Promise<Held> {
  const customer = options.customer ?? (await newCustomer(http));
  const [first] = await packagesOf(http, options.handle ?? "ledgerly");
  const purchase = await buy(customer.client, regionId, [{ variant_id: first!.variant_id, quantity: 1 }], customer.email);
  const [license] = await licensesOf(customer.client, purchase, 1);
  return { customer, purchase, license: license as Held["license"] };
}

export const readLicense = async (client: HttpClient, id: string) => expectOk(await client.get(`/store/licenses/${id}`)).license;

export const revealKey = async (client: HttpClient, id: string): Promise<string> => expectOk(await client.post(`/store/licenses/${id}/reveal`)).license_key;

/** Pays for a cart that was prepared, and completes it. */
export async function payCart(client: HttpClient, cart: { id: string; total: number }): Promise<Answer> {
  if (cart.total > 0) {
    const collection = expectOk(await client.post("/store/payment-collections", { cart_id: cart.id })).payment_collection;
    expectOk(await client.post(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: "pp_system_default" }));
  }
  return client.post(`/store/carts/${cart.id}/complete`);
}

/** Mails by the beginning of their idempotency key, oldest first. */
export const mailsLike = ({ sql }: Marketplace, prefix: string) =>
  sql<{ to: string; status: string; idempotency_key: string }>(
    `select "to", status, idempotency_key from notification where idempotency_key like ? order by created_at`,
    [`${prefix}%`],
  );

/** The token that the mail of a claim or a transfer carries. */
export function linkToken({ container }: Marketplace, link: ClaimLink, expiresAt = new Date(Date.now() + 3_600_000)): string {
  return container.resolve<LicensingModuleService>(LICENSING_MODULE).claimToken(link, expiresAt);
}

let claims = 0;

/** Opens a link to the licences of an address that was asked for before, without asking: that is limited. */
export async function claimAll(marketplace: Marketplace, { client, email }: NewCustomer): Promise<Answer> {
  const id = `licclm_test_${(claims += 1)}`;
  await marketplace.sql(`insert into license_claim (id, email, expires_at) values (?, ?, now() + interval '1 day')`, [id, email]);
  return client.post("/store/licenses/claim", { token: linkToken(marketplace, { purpose: "license-claim", id }) });
}

/** A package that ends: it is given by hand only, since recurring billing is not offered yet. */
export const monthly = { title: "Monthly", prices: [{ amount_minor: 900, currency_code: "eur" }], terms: { ...terms, billing: "monthly", trial_days: 14 } };
export const free = {
  title: "Free",
  prices: [{ amount_minor: 0, currency_code: "eur" }],
  terms: { ...terms, billing: "free", activation_limit: 1, updates_for_days: 30 },
};

export interface Shop extends Workshop {
  product: VendorProduct;
  packageOf(title: string): string;
}

/** A developer with a published product that has a package of each kind. */
export async function openShop(marketplace: Marketplace): Promise<Shop> {
  const workshop = await openWorkshop(marketplace);
  const product = await workshop.published({ packages: [solo, { ...solo, title: "Studio", terms: { ...terms, activation_limit: 9 } }, monthly, free] });
  const packageOf = (title: string) => product.packages.find((one) => one.title === title)!.id;
  return { ...workshop, product, packageOf };
}

/** A licence that its developer gave to a customer, who claimed it. */
export async function giveLicense(
  marketplace: Marketplace,
  shop: Shop,
  given: { title: string; expires_at?: string; customer?: NewCustomer },
): Promise<{ customer: NewCustomer; id: string }> {
  const customer = given.customer ?? (await newCustomer(marketplace.http));
  const body = { package_id: shop.packageOf(given.title), email: customer.email, ...(given.expires_at ? { expires_at: given.expires_at } : {}) };
  const { licenses } = expectOk(await shop.vendor.post("/vendor/licenses", body));
  expectOk(await claimAll(marketplace, customer));
  return { customer, id: licenses[0].id };
}
