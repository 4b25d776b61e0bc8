import type { Marketplace } from "../../harness/boot";
import { newCustomer, type NewCustomer } from "../../harness/people";
import { buy, expectOk, licensesOf, packagesOf } from "../../harness/shopping";

/** A product of the demo whose first package costs money once. */
const HANDLE = "ledgerly";

export interface StoreWorld {
  marketplace: Marketplace;
  owner: NewCustomer;
  license: { id: string; product_id: string };
}

type Params = Record<string, string>;

/** A customer who has bought. */
export async function newStoreWorld(marketplace: Marketplace): Promise<StoreWorld> {
  const owner = await newCustomer(marketplace.http);
  const [first] = await packagesOf(marketplace.http, HANDLE);
  const purchase = await buy(owner.client, marketplace.regionId, [{ variant_id: first!.variant_id, quantity: 1 }], owner.email);
  const [license] = await licensesOf(owner.client, purchase, 1);
  return { marketplace, owner, license: license! };
}

/** Rows under the names of a path's parameters: the customer's own, or public ones. */
export const storeFixtures = {
  developer: async (): Promise<Params> => ({ handle: "northbeam" }),
  product: async ({ license }: StoreWorld): Promise<Params> => ({ id: license.product_id }),
  license: async ({ license }: StoreWorld): Promise<Params> => ({ id: license.id }),
  review: async ({ owner, license }: StoreWorld): Promise<Params> => {
    const path = `/store/products/${license.product_id}/reviews`;
    const { review } = expectOk(await owner.client.get(`${path}/mine`));
    return { id: (review ?? expectOk(await owner.client.post(path, { rating: 5, title: "Good", body: "It does what it says." })).review).id };
  },
};

export type OwnedFixture = keyof typeof storeFixtures;

/** Public rows: a stranger reads them as well. */
export const PUBLIC: ReadonlySet<OwnedFixture> = new Set(["developer", "product"]);
