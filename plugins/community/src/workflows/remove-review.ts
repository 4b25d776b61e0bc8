import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { reviewEvents } from "../events";
import { COMMUNITY_MODULE } from "../modules/community";
import type CommunityModuleService from "../modules/community/service";

export interface ReviewToRemove {
  id: string;
  customer_id: string;
}

const removeStep = createStep("store-review-removal", async ({ id, customer_id }: ReviewToRemove, { container }) => {
  const { product_id, developer_id } = await container.resolve<CommunityModuleService>(COMMUNITY_MODULE).removeReview(id, customer_id);
  return new StepResponse({ id, product_id, developer_id });
});

/** An author takes their review back. */
export const removeReviewWorkflow = createWorkflow("remove-review", (input: WorkflowData<ReviewToRemove>) => {
  const review = removeStep(input);
  emitEventStep({ eventName: reviewEvents.removed, data: review });
  return new WorkflowResponse(review);
});
