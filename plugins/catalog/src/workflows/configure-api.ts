import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { CATALOG_MODULE } from "../modules/catalog";
import type { ApiConfigurationChange } from "../modules/catalog/api-configuration";
import type CatalogModuleService from "../modules/catalog/service";

export interface ConfigurationOfApi {
  listing_id: string;
  change: ApiConfigurationChange;
}

/** One transaction of the catalog, so there is nothing to compensate. */
const configureApiStep = createStep("configure-api-of-listing", async ({ listing_id, change }: ConfigurationOfApi, { container }) => {
  await container.resolve<CatalogModuleService>(CATALOG_MODULE).configureApi(listing_id, change);
  return new StepResponse({ listing_id });
});

/** Upstream, secret, limits and endpoints of an API product. Errors: see `changeSettings` and `refuseFaultyEndpoints`. */
export const configureApiWorkflow = createWorkflow("configure-api", (input: WorkflowData<ConfigurationOfApi>) => {
  return new WorkflowResponse(configureApiStep(input));
});
