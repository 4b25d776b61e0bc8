import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { forgetVisitors } from "../queries/product-views";

const forgetVisitorsStep = createStep("forget-visitors", async (_input: void, { container }) => {
  await forgetVisitors(databaseOf(container), clock.now());
  return new StepResponse(void 0);
});

/** Removes what told visitors of product pages apart, once it is of no use any more. */
export const forgetVisitorsWorkflow = createWorkflow("forget-visitors", () => {
  return new WorkflowResponse(forgetVisitorsStep());
});
