import { createStep, createWorkflow, StepResponse, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import type { ModerationAction } from "../domain/review-status";
import { reviewEvents } from "../events";
import { COMMUNITY_MODULE } from "../modules/community";
import type CommunityModuleService from "../modules/community/service";

export interface Moderation {
  id: string;
  action: ModerationAction;
  reason: string;
  actor_id: string;
}

/** Every action may be repeated, so an interrupted one is finished by taking it again: no compensation. */
const moderateStep = createStep("store-review-moderation", async (moderation: Moderation, { container }) => {
  const { id, product_id, developer_id } = await container.resolve<CommunityModuleService>(COMMUNITY_MODULE).moderateReview(moderation);
  return new StepResponse({ id, product_id, developer_id });
});

/** An admin hides or restores a review with a reason. */
export const moderateReviewWorkflow = createWorkflow("moderate-review", (input: WorkflowData<Moderation>) => {
  const review = moderateStep(input);
  when(input, ({ action }) => action === "hide").then(() => {
    emitEventStep({ eventName: reviewEvents.hidden, data: review });
  });
  when(input, ({ action }) => action === "restore").then(() => {
    emitEventStep({ eventName: reviewEvents.restored, data: review }).config({ name: "announce-restored-review" });
  });
  return new WorkflowResponse(review);
});
