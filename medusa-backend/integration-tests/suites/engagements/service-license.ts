import type { Marketplace } from "../../harness/boot";
import { type NewCustomer, newCustomer } from "../../harness/people";
import { buy, expectOk, type License, licensesOf, packagesOf } from "../../harness/shopping";

/** Owner of the account whose service is bought here. */
export const OWNER = "ines@tessera.example";

export const REQUEST = { message: "We would like to begin with the billing service." };

interface ServiceLicense {
  customer: NewCustomer;
  license: License;
  licenses: License[];
}

/** Units of a service of the demo, bought by somebody new. */
export async function serviceLicense({ http, regionId }: Marketplace, quantity = 1): Promise<ServiceLicense> {
  const customer = await newCustomer(http);
  const [focused] = await packagesOf(http, "architecture-review");
  const purchase = await buy(customer.client, regionId, [{ variant_id: focused!.variant_id, quantity }], customer.email);
  const licenses = await licensesOf(customer.client, purchase, quantity);
  return { customer, license: licenses[0]!, licenses };
}

/** An engagement that was requested just now. */
export async function engagement(marketplace: Marketplace): Promise<ServiceLicense & { id: string; token: string }> {
  const bought = await serviceLicense(marketplace);
  const { customer, license } = bought;
  const answer = expectOk(await customer.client.post(`/store/licenses/${license.id}/engagement`, REQUEST));
  const { token } = expectOk(await marketplace.http.post("/auth/customer/emailpass", { email: customer.email, password: "a long enough password" }));
  return { ...bought, id: answer.engagement.id, token };
}
