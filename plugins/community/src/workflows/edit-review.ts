import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { reviewEvents } from "../events";
import { COMMUNITY_MODULE } from "../modules/community";
import type CommunityModuleService from "../modules/community/service";
import type { ReviewTexts } from "../modules/community/service";

export interface ReviewEdit {
  id: string;
  customer_id: string;
  changes: Partial<ReviewTexts>;
}

const editStep = createStep("store-review-edit", async ({ id, customer_id, changes }: ReviewEdit, { container }) => {
  const { product_id, developer_id } = await container.resolve<CommunityModuleService>(COMMUNITY_MODULE).editReview(id, customer_id, changes);
  return new StepResponse({ id, product_id, developer_id });
});

/** An author changes their review; a hidden one stays hidden. */
export const editReviewWorkflow = createWorkflow("edit-review", (input: WorkflowData<ReviewEdit>) => {
  const review = editStep(input);
  emitEventStep({ eventName: reviewEvents.edited, data: review });
  return new WorkflowResponse(review);
});
