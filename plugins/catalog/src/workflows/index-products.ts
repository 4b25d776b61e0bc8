import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { databaseOf } from "@mintreu/kit/http/knex";
import { indexProducts } from "../queries/search-index";

const PAGE = 500;

/** A page is done when its rows are stored, so that an interrupted run goes on with the next. */
const indexProductsStep = createStep("index-moved-products", async (_input: void, { container }) => {
  let indexed = 0;
  for (;;) {
    const count = await indexProducts(databaseOf(container), { limit: PAGE });
    indexed += count;
    if (count < PAGE) return new StepResponse(indexed);
  }
});

/** Brings search up to date with every product that moved; answers how many did. */
export const indexProductsWorkflow = createWorkflow("index-products", () => {
  return new WorkflowResponse(indexProductsStep());
});
