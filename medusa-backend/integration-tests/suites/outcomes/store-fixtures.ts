import type { Marketplace } from "../../harness/boot";
import { sendFile } from "../../harness/files";
import { writeNotice } from "../../harness/usage";
import { newCustomer, type NewCustomer, signInAdmin } from "../../harness/people";
import { buy, expectOk, licensesOf, packagesOf } from "../../harness/shopping";

/** A product of the demo whose first package costs money once. */
const HANDLE = "ledgerly";

/** A service of the demo. */
const SERVICE = "architecture-review";

export interface StoreWorld {
  marketplace: Marketplace;
  owner: NewCustomer;
  license: { id: string; product_id: string };
}

type Params = Record<string, string>;

/** A customer who has bought. */
export async function newStoreWorld(marketplace: Marketplace): Promise<StoreWorld> {
  const owner = await newCustomer(marketplace.http);
  return { marketplace, owner, license: await licenseOf(HANDLE, { marketplace, owner }) };
}

async function licenseOf(handle: string, { marketplace, owner }: Omit<StoreWorld, "license">): Promise<StoreWorld["license"]> {
  const [first] = await packagesOf(marketplace.http, handle);
  const purchase = await buy(owner.client, marketplace.regionId, [{ variant_id: first!.variant_id, quantity: 1 }], owner.email);
  const [license] = await licensesOf(owner.client, purchase, 1);
  return license!;
}

async function engagement(world: StoreWorld): Promise<{ id: string }> {
  const { engagements } = expectOk(await world.owner.client.get("/store/engagements"));
  if (engagements[0]) return { id: engagements[0].id };
  const { id } = await licenseOf(SERVICE, world);
  return { id: expectOk(await world.owner.client.post(`/store/licenses/${id}/engagement`, { message: "When can we begin?" })).engagement.id };
}

/** Rows under the names of a path's parameters: the customer's own, or public ones. */
export const storeFixtures = {
  collection: async ({ marketplace, license }: StoreWorld): Promise<Params> => {
    const admin = await signInAdmin(marketplace.http);
    const { collection } = expectOk(await admin.post("/admin/collections", { title: "Collected", handle: `collected-${Date.now()}` }));
    expectOk(await admin.post(`/admin/collections/${collection.id}/products`, { add: [license.product_id] }));
    return { handle: collection.handle };
  },
  developer: async (): Promise<Params> => ({ handle: "northbeam" }),
  product_page: async (): Promise<Params> => ({ handle: HANDLE }),
  product: async ({ license }: StoreWorld): Promise<Params> => ({ id: license.product_id }),
  api_product: async ({ marketplace }: StoreWorld): Promise<Params> => {
    const [product] = expectOk(await marketplace.http.get("/store/products?handle=currency-api")).products;
    return { id: product.id };
  },
  license: async ({ license }: StoreWorld): Promise<Params> => ({ id: license.id }),
  activation: async ({ marketplace, owner, license }: StoreWorld): Promise<Params> => {
    const { license_key } = expectOk(await owner.client.post(`/store/licenses/${license.id}/reveal`));
    const { activation } = expectOk(await marketplace.http.post("/v1/license/activate", { license_key, fingerprint: "laptop" }));
    return { id: license.id, activation_id: activation.id };
  },
  notification: async ({ marketplace, owner }: StoreWorld): Promise<Params> => ({ id: await writeNotice(marketplace, { type: "customer", id: owner.id }) }),
  engagement,
  engagement_attachment: async (world: StoreWorld): Promise<Params> => {
    const { id } = await engagement(world);
    const { attachment } = expectOk(await sendFile(world.owner.client, `/store/engagements/${id}/attachments?name=plan.txt`, "the plan"));
    return { id, attachment_id: attachment.id };
  },
  release_file: async ({ owner, license }: StoreWorld): Promise<Params> => {
    const { releases } = expectOk(await owner.client.get(`/store/products/${license.product_id}/releases`));
    return { id: releases[0].files[0].id };
  },
  review: async ({ owner, license }: StoreWorld): Promise<Params> => {
    const path = `/store/products/${license.product_id}/reviews`;
    const { review } = expectOk(await owner.client.get(`${path}/mine`));
    return { id: (review ?? expectOk(await owner.client.post(path, { rating: 5, title: "Good", body: "It does what it says." })).review).id };
  },
};

export type OwnedFixture = keyof typeof storeFixtures;

/** Public rows: a stranger reads them as well. */
export const PUBLIC: ReadonlySet<OwnedFixture> = new Set(["api_product", "collection", "developer", "product", "product_page"]);
