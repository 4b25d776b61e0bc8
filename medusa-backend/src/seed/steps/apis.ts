import type { MedusaContainer } from "@medusajs/framework/types";
import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import type CatalogModuleService from "@mintreu/catalog/modules/catalog/service";
import { readOpenApi } from "@mintreu/catalog/openapi/read-openapi";
import { readApiConfiguration } from "@mintreu/catalog/queries/api-configuration";
import { configureApiWorkflow } from "@mintreu/catalog/workflows/configure-api";
import { importOpenapiWorkflow } from "@mintreu/catalog/workflows/import-openapi";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { DemoApi } from "../demo/apis/describe";
import { findListing } from "./catalog";

/** The API product whose upstream the launcher runs: a bought key works at once. */
export const RUNNING_API = "currency-api";

interface RunningUpstream {
  url: string | undefined;
  signingSecret: string | undefined;
}

/** Upstream, document and weights of each API product, in the order in which their developer would give them. */
export async function seedApis(container: MedusaContainer, apis: readonly DemoApi[], running: RunningUpstream): Promise<void> {
  for (const { product, upstream_url, document, weights } of apis) {
    const listing_id = await findListing(container, product);
    if (!listing_id) continue;
    if (!(await addressOf(container, listing_id))) {
      const read = await readOpenApi(Buffer.from(JSON.stringify(document)));
      await importOpenapiWorkflow(container).run({ input: { listing_id, document: read.document } });
      const { endpoints } = await readApiConfiguration(databaseOf(container), listing_id);
      const weighed = endpoints.map((endpoint) => ({ ...endpoint, cost_weight: weights[`${endpoint.method} ${endpoint.path}`] ?? endpoint.cost_weight }));
      await configureApiWorkflow(container).run({ input: { listing_id, change: { upstream_url, endpoints: weighed } } });
    }
    if (product === RUNNING_API) await leadToRunning(container, listing_id, upstream_url, running);
  }
}

/** The address comes last, so that what was interrupted before it is done again. */
async function addressOf(container: MedusaContainer, listingId: string): Promise<string | null> {
  return (await readApiConfiguration(databaseOf(container), listingId)).upstream_url;
}

/** Another port at another start leads there as well; an address that somebody chose since is left alone. */
async function leadToRunning(container: MedusaContainer, listing_id: string, demoUrl: string, { url, signingSecret }: RunningUpstream): Promise<void> {
  const present = await addressOf(container, listing_id);
  if (!url || present === url || (present !== demoUrl && !present?.startsWith("http://127.0.0.1:"))) return;
  if (signingSecret) await container.resolve<CatalogModuleService>(CATALOG_MODULE).setSigningSecret(listing_id, signingSecret);
  await configureApiWorkflow(container).run({ input: { listing_id, change: { upstream_url: url } } });
}
