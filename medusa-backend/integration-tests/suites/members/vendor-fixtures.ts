import { Modules } from "@medusajs/framework/utils";
import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import type CatalogModuleService from "@mintreu/catalog/modules/catalog/service";
import type { ProductType } from "@mintreu/catalog/domain/product-type";
import { changeListingStatusWorkflow } from "@mintreu/catalog/workflows/change-listing-status";
import { createListingWorkflow } from "@mintreu/catalog/workflows/create-listing";
import { terms } from "../../../src/seed/demo/terms";
import { type Account, invite, newMember } from "../../harness/accounts";
import type { Marketplace } from "../../harness/boot";
import { sendFile } from "../../harness/files";
import { newCustomer } from "../../harness/people";
import { writeNotice } from "../../harness/usage";
import { uploader } from "../../harness/releases";
import { buy, expectOk, licensesOf, packagesOf, uniqueEmail } from "../../harness/shopping";

export interface World {
  marketplace: Marketplace;
  account: Account;
}

type Params = Record<string, string>;

/** Rows of the account under the names of a path's parameters; a new row at every call. */
export const fixtures = {
  member: async ({ marketplace, account }: World): Promise<Params> => ({ id: (await newMember(marketplace, account.owner, "analyst")).id }),
  invitation: async ({ account }: World): Promise<Params> => ({ id: (await invite(account.owner, uniqueEmail("member"))).id }),
  api_key: async ({ account }: World): Promise<Params> => ({
    id: expectOk(await account.owner.post("/vendor/api-keys", { name: "a key", scopes: ["read"] })).api_key.id,
  }),
  product: async (world: World): Promise<Params> => ({ id: (await draft(world)).product_id }),
  api_product: async (world: World): Promise<Params> => ({ id: (await draft(world, "api")).product_id }),
  package: async (world: World): Promise<Params> => {
    const { id, product_id } = await draft(world);
    const catalog = world.marketplace.container.resolve<CatalogModuleService>(CATALOG_MODULE);
    const [one] = await catalog.listProductPackages({ listing_id: id }, { take: 1 });
    return { id: product_id, package_id: one!.id };
  },
  release: async (world: World): Promise<Params> => {
    const { account } = world;
    const { id: product_id } = await fixtures.product(world);
    const { release } = expectOk(await account.owner.post(`/vendor/products/${product_id}/releases`, { version: "1.0.0" }));
    const upload = uploader(account.owner);
    const { release_file } = expectOk(await upload(release.id, "notes.txt", "What is new: nothing."));
    return { id: release.id, file_id: release_file.id };
  },
  release_file: async (world: World): Promise<Params> => ({ id: String((await fixtures.release(world))["file_id"]) }),

  /** One licence for all calls that change none: refused bodies, logs, keys sent again. */
  kept_license: async (world: World): Promise<Params> => ({ id: (await keep(world)).id }),
  license_transfer: async (world: World): Promise<Params> => ({ id: (await keep(world)).transfer_id }),
  extension_request: async (world: World): Promise<Params> => ({ id: (await keep(world)).extension_id }),
  license: async (world: World): Promise<Params> => ({ id: (await sell(world)).id }),
  review: async (world: World): Promise<Params> => {
    const { customer, product_id } = await sell(world);
    const written = await customer.client.post(`/store/products/${product_id}/reviews`, { rating: 5, title: "Good", body: "It does what it says." });
    return { id: expectOk(written).review.id };
  },
  notification: async ({ marketplace, account }: World): Promise<Params> => ({
    id: await writeNotice(marketplace, { type: "developer", id: account.developerId }),
  }),
  engagement: async (world: World): Promise<Params> => ({ id: (await engage(world)).id }),
  engagement_attachment: async (world: World): Promise<Params> => {
    const { id } = await engage(world);
    const { attachment } = expectOk(await sendFile(world.account.owner, `/vendor/engagements/${id}/attachments?name=plan.txt`, "the plan"));
    return { id, attachment_id: attachment.id };
  },
};

export type Fixture = keyof typeof fixtures;

async function draft({ marketplace, account }: World, product_type: ProductType = "package"): Promise<{ id: string; product_id: string; handle: string }> {
  const { container } = marketplace;
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({}, { take: 1, order: { created_at: "ASC" } });
  const handle = uniqueEmail("product").split("@")[0]!;
  const { result } = await createListingWorkflow(container).run({
    input: {
      developer_id: account.developerId,
      handle,
      title: "A product",
      subtitle: null,
      thumbnail: null,
      images: [],
      product_type,
      summary: "It is there to be asked for.",
      description: "Nothing more.",
      compatibility: [],
      category_ids: [],
      tag_ids: [],
      sales_channel_ids: [channel!.id],
      // Two, so that one may be taken away.
      packages: ["Solo", "Team"].map((title) => ({
        sku: null,
        title,
        terms: terms({ billing: "one_time", license_type: "regular", features: [] }),
        prices: ["eur", "usd"].map((currency_code) => ({ currency_code, amount_minor: 900 })),
      })),
    },
  });
  return { id: result.id, product_id: result.product_id, handle };
}

async function engage(world: World): Promise<{ id: string }> {
  const { id, customer } = await sell(world, "service");
  return expectOk(await customer.client.post(`/store/licenses/${id}/engagement`, { message: "When can we begin?" })).engagement;
}

async function sell(world: World, type?: ProductType) {
  const { container, http, regionId } = world.marketplace;
  const { id, product_id, handle } = await draft(world, type);
  for (const action of ["submit", "publish"] as const) await changeListingStatusWorkflow(container).run({ input: { id, action, reason: null } });
  const customer = await newCustomer(http);
  const [solo] = await packagesOf(http, handle);
  const purchase = await buy(customer.client, regionId, [{ variant_id: solo!.variant_id, quantity: 1 }], customer.email);
  const [license] = await licensesOf(customer.client, purchase, 1);
  return { id: license!.id, product_id, customer };
}

interface Kept {
  id: string;
  transfer_id: string;
  extension_id: string;
}

const kept = new WeakMap<World, Promise<Kept>>();

/** A licence with an open transfer and an open request for more days. */
function keep(world: World): Promise<Kept> {
  let promise = kept.get(world);
  if (!promise) kept.set(world, (promise = sellWithRequests(world)));
  return promise;
}

async function sellWithRequests(world: World): Promise<Kept> {
  const { id, customer } = await sell(world);
  await world.marketplace.sql(`update license set expires_at = now() + interval '20 days' where id = ?`, [id]);
  const transfer = expectOk(await customer.client.post(`/store/licenses/${id}/transfer`, { email: uniqueEmail("next") })).license_transfer;
  const extension = expectOk(await customer.client.post(`/store/licenses/${id}/extension-request`, { message: "We were ill.", days: 7 })).extension_request;
  return { id, transfer_id: transfer.id, extension_id: extension.id };
}
