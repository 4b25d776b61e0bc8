import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { databaseOf } from "@mintreu/kit/http/knex";
import { indexProducts } from "../queries/search-index";

const indexProductStep = createStep("index-product", async ({ product_id }: { product_id: string }, { container }) => {
  await indexProducts(databaseOf(container), [product_id]);
  return new StepResponse(void 0);
});

/** Writes what search reads of one product, as it stands now; one that is gone is forgotten. */
export const indexProductWorkflow = createWorkflow("index-product", (input: WorkflowData<{ product_id: string }>) => {
  return new WorkflowResponse(indexProductStep(input));
});
