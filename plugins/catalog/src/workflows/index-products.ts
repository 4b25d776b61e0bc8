import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { refreshSearch } from "../queries/refresh-search";

const indexProductsStep = createStep("index-moved-products", async (_input: void, { container }) => {
  return new StepResponse(await refreshSearch(databaseOf(container), clock.now()));
});

/** Brings search up to date with every product that moved; answers how many did. */
export const indexProductsWorkflow = createWorkflow("index-products", () => {
  return new WorkflowResponse(indexProductsStep());
});
