import type { Marketplace } from "./boot";
import type { HttpClient } from "./http-client";
import { newCustomer, signInAdmin } from "./people";
import { buy, expectOk, licensesOf, packagesOf, type Purchase } from "./shopping";

export interface BoughtLicense {
  id: string;
  key: string;
  product_id: string;
  /** Speaks for whoever bought it. */
  owner: HttpClient;
}

/** A licence of a product of the demo, with its key, in the hands of a guest who holds the order's confirmation. */
export async function buyLicense({ http, regionId }: Marketplace, handle = "ledgerly"): Promise<BoughtLicense> {
  const [first] = await packagesOf(http, handle);
  const purchase = await buy(http, regionId, [{ variant_id: first!.variant_id, quantity: 1 }]);
  return opened(http.as({ cookie: purchase.cookie }), purchase);
}

/** The same, in the hands of a new customer. */
export async function buyLicenseAsCustomer({ http, regionId }: Marketplace): Promise<BoughtLicense> {
  const { client, email } = await newCustomer(http);
  const [first] = await packagesOf(http, "ledgerly");
  return opened(client, await buy(client, regionId, [{ variant_id: first!.variant_id, quantity: 1 }], email));
}

async function opened(owner: HttpClient, purchase: Purchase): Promise<BoughtLicense> {
  const [license] = await licensesOf(owner, purchase, 1);
  const { license_key } = expectOk(await owner.post(`/store/licenses/${license!.id}/reveal`));
  return { id: license!.id, key: license_key, product_id: license!.product_id, owner };
}

/** Other terms for one licence: limits by the admin's route, its type by SQL, since nobody changes it after the sale. */
export async function setTerms({ http, sql }: Marketplace, { id }: { id: string }, { license_type, ...limits }: Record<string, unknown>): Promise<void> {
  if (license_type !== undefined) await sql(`update license set license_type = ? where id = ?`, [license_type, id]);
  if (Object.keys(limits).length === 0) return;
  const admin = await signInAdmin(http);
  expectOk(await admin.post(`/admin/licenses/${id}/limits`, { reason: "for the test", ...limits }));
}

/** Claims of a compact JWS, unverified. */
export function claimsOf(token: string): any {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}
