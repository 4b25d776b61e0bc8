import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { databaseOf } from "@mintreu/kit/http/knex";
import { reviewEvents } from "../events";
import { COMMUNITY_MODULE } from "../modules/community";
import type CommunityModuleService from "../modules/community/service";
import type { ReviewTexts } from "../modules/community/service";
import { requireReviewer } from "../queries/reviewer";

export interface ReviewToWrite extends ReviewTexts {
  product_id: string;
  customer_id: string;
}

/** Licences are never deleted, so the right that was found still holds when the row is written. */
const writeStep = createStep("store-review", async (review: ReviewToWrite, { container }) => {
  const { developer_id, license_id } = await requireReviewer(databaseOf(container), review.product_id, review.customer_id);
  const { id, product_id } = await container.resolve<CommunityModuleService>(COMMUNITY_MODULE).writeReview({ ...review, developer_id, license_id });
  return new StepResponse({ id, product_id, developer_id });
});

/** A customer reviews a product that they hold or held a licence of. */
export const writeReviewWorkflow = createWorkflow("write-review", (input: WorkflowData<ReviewToWrite>) => {
  const review = writeStep(input);
  emitEventStep({ eventName: reviewEvents.created, data: review });
  return new WorkflowResponse(review);
});
