import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createApiKeysWorkflow, createRegionsWorkflow, linkSalesChannelsToApiKeyWorkflow, updateStoresWorkflow } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";

const KEY_TITLE = "Storefront";

const regions = [
  { name: "Europe", currency_code: "eur", countries: ["at", "be", "de", "dk", "es", "fi", "fr", "ie", "it", "nl", "no", "pl", "pt", "se"] },
  { name: "United States", currency_code: "usd", countries: ["us"] },
];

/** Store, regions and the storefront's publishable key. */
export async function seedStore(container: MedusaContainer): Promise<{ sales_channel_id: string; region_id: string; publishable_key: string }> {
  const sales_channel_id = await nameStore(container);
  await createRegions(container);
  const [first] = await container.resolve(Modules.REGION).listRegions({ name: regions[0]?.name ?? "" }, { take: 1 });
  invariant(first, "the first region exists");
  return { sales_channel_id, region_id: first.id, publishable_key: await publishableKey(container, sales_channel_id) };
}

async function nameStore(container: MedusaContainer): Promise<string> {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 });
  const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({}, { take: 1, order: { created_at: "ASC" } });
  invariant(store && channel, "the engine made its store and its sales channel at the first boot");
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Mintreu",
        supported_currencies: regions.map(({ currency_code }, index) => ({ currency_code, is_default: index === 0 })),
        default_sales_channel_id: channel.id,
      },
    },
  });
  return channel.id;
}

async function createRegions(container: MedusaContainer): Promise<void> {
  const known = await container.resolve(Modules.REGION).listRegions({}, { select: ["name"] });
  const missing = regions.filter(({ name }) => !known.some((region) => region.name === name));
  // One by one: the storefront offers the oldest first.
  for (const region of missing) {
    await createRegionsWorkflow(container).run({ input: { regions: [{ ...region, payment_providers: ["pp_system_default"] }] } });
  }
}

async function publishableKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const keys = container.resolve(Modules.API_KEY);
  let [key] = await keys.listApiKeys({ type: "publishable", title: KEY_TITLE }, { take: 1 });
  if (!key) {
    const { result } = await createApiKeysWorkflow(container).run({ input: { api_keys: [{ title: KEY_TITLE, type: "publishable", created_by: "" }] } });
    [key] = result;
  }
  invariant(key, "the publishable key exists");
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "publishable_api_key_sales_channel",
    fields: ["sales_channel_id"],
    filters: { publishable_key_id: key.id } as never,
  });
  if (data.length === 0) await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } });
  return key.token;
}
