import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { announceReleases } from "../editing/announce-releases";
import { catalogEvents } from "../events";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";

export interface ReleaseStatusChange {
  id: string;
  listing_id: string;
  product_id: string;
  change: { action: "submit" } | { action: "withdraw" } | { action: "yank"; reason: string };
}

/** One transaction of the catalog and repeatable, so there is nothing to compensate. */
const changeReleaseStep = createStep("store-release-status", async ({ id, product_id, change }: ReleaseStatusChange, { container }) => {
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  if (change.action === "withdraw") await catalog.takeReleaseBack(id);
  if (change.action === "yank") {
    await catalog.yank(id, change.reason);
    await announceReleases(container, { product_id });
  }
  return new StepResponse({ waits: change.action === "submit" && (await catalog.askForRelease(id)) });
});

/** A developer's own step with a release. Errors: release.action_not_allowed, .without_file, listing.archived, change.being_applied. */
export const changeReleaseStatusWorkflow = createWorkflow("change-release-status", (input: WorkflowData<ReleaseStatusChange>) => {
  const changed = changeReleaseStep(input);
  when(changed, ({ waits }) => waits).then(() => {
    emitEventStep({ eventName: catalogEvents.changeProposed, data: transform(input, ({ listing_id, product_id }) => ({ id: listing_id, product_id })) });
  });
  return new WorkflowResponse(changed);
});
