import type { MedusaContainer } from "@medusajs/framework/types";
import { readOpenApi } from "@mintreu/catalog/openapi/read-openapi";
import { readApiConfiguration } from "@mintreu/catalog/queries/api-configuration";
import { configureApiWorkflow } from "@mintreu/catalog/workflows/configure-api";
import { importOpenapiWorkflow } from "@mintreu/catalog/workflows/import-openapi";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { DemoApi } from "../demo/apis/describe";
import { findListing } from "./catalog";

/** Upstream, document and weights of each API product, in the order in which their developer would give them. */
export async function seedApis(container: MedusaContainer, apis: readonly DemoApi[]): Promise<void> {
  for (const { product, upstream_url, document, weights } of apis) {
    const listing_id = await findListing(container, product);
    if (!listing_id || (await isConfigured(container, listing_id))) continue;
    const read = await readOpenApi(Buffer.from(JSON.stringify(document)));
    await importOpenapiWorkflow(container).run({ input: { listing_id, document: read.document } });
    const { endpoints } = await readApiConfiguration(databaseOf(container), listing_id);
    const weighed = endpoints.map((endpoint) => ({ ...endpoint, cost_weight: weights[`${endpoint.method} ${endpoint.path}`] ?? endpoint.cost_weight }));
    await configureApiWorkflow(container).run({ input: { listing_id, change: { upstream_url, endpoints: weighed } } });
  }
}

/** The address comes last, so that what was interrupted before it is done again. */
async function isConfigured(container: MedusaContainer, listingId: string): Promise<boolean> {
  return (await readApiConfiguration(databaseOf(container), listingId)).upstream_url !== null;
}
