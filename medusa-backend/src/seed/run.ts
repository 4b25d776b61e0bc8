import { writeFileSync } from "node:fs";
import type { ExecArgs } from "@medusajs/framework/types";
import { apis } from "./demo/apis";
import { collections } from "./demo/collections";
import { customers } from "./demo/customers";
import { developers } from "./demo/developers";
import { engagements } from "./demo/engagements";
import { reviews } from "./demo/reviews";
import { readSeedSettings } from "./seed-settings";
import { RUNNING_API, seedApis } from "./steps/apis";
import { seedCatalog } from "./steps/catalog";
import { seedCollections } from "./steps/collections";
import { seedDevelopers } from "./steps/developers";
import { seedEngagements } from "./steps/engagements";
import { seedPastOrders } from "./steps/past-orders";
import { seedAdmin, seedCustomers } from "./steps/people";
import { seedReviews } from "./steps/reviews";
import { seedStore } from "./steps/store";

/**
 * Fills an empty marketplace with the demo, through the same workflows as real data. Each step looks
 * for what is there by its natural key, so a seed that was interrupted is finished by running it again.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const settings = readSeedSettings();
  const store = await seedStore(container);
  await seedAdmin(container, settings.admin);
  const customerIds = await seedCustomers(container, customers, settings.customerPassword);
  const developerIds = await seedDevelopers(container, developers, settings.developerPassword);
  await seedCatalog(container, { developerIds, salesChannelId: store.sales_channel_id, backendUrl: settings.backendUrl });
  await seedCollections(container, collections);
  await seedApis(container, apis, settings.upstream);
  await seedPastOrders(container, { customers, customerIds, regionId: store.region_id, salesChannelId: store.sales_channel_id });
  await seedReviews(container, { reviews, customerIds });
  await seedEngagements(container, { engagements, customerIds });

  const result = {
    publishable_key: store.publishable_key,
    region_id: store.region_id,
    admin: { email: settings.admin.email },
    developer: { email: developers[0]?.owner.email },
    customer: { email: customers[0]?.email },
    upstream_url: settings.upstream.url,
    demo: {
      api_product: { handle: RUNNING_API, developer_handle: "northbeam", path: `/v1/northbeam/${RUNNING_API}/rates/USD` },
      package_product: { handle: "ledgerly" },
    },
  };
  if (settings.resultFile) writeFileSync(settings.resultFile, `${JSON.stringify(result, null, 2)}\n`, { mode: 0o600 });
}
