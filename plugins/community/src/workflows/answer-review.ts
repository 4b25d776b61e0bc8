import { createStep, createWorkflow, StepResponse, transform, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { reviewEvents } from "../events";
import { COMMUNITY_MODULE } from "../modules/community";
import type CommunityModuleService from "../modules/community/service";

export interface ReviewAnswer {
  id: string;
  developer_id: string;
  actor_id: string;
  body: string;
}

const answerStep = createStep("store-review-answer", async (answer: ReviewAnswer, { container }) => {
  const { review, first } = await container.resolve<CommunityModuleService>(COMMUNITY_MODULE).answerReview(answer);
  const { id, product_id, developer_id } = review;
  return new StepResponse({ review: { id, product_id, developer_id }, first });
});

/** The developer answers a review of a product of theirs, or edits the answer: only the first one is news. */
export const answerReviewWorkflow = createWorkflow("answer-review", (input: WorkflowData<ReviewAnswer>) => {
  const answered = answerStep(input);
  const data = transform(answered, ({ review }) => review);
  when(answered, ({ first }) => first).then(() => {
    emitEventStep({ eventName: reviewEvents.answered, data });
  });
  return new WorkflowResponse(data);
});
