import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { rankProducts } from "../queries/search-ranking";

const rankProductsStep = createStep("rank-products", async ({ product_ids }: { product_ids: string[] }, { container }) => {
  return new StepResponse(await rankProducts(databaseOf(container), product_ids, clock.now()));
});

/** Brings ratings and popularity of products up to date in search, after a review or a sale; answers how many moved. */
export const rankProductsWorkflow = createWorkflow("rank-products", (input: WorkflowData<{ product_ids: string[] }>) => {
  return new WorkflowResponse(rankProductsStep(input));
});
