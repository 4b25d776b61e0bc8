import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { deliverOnce, type DeliveryOutcome } from "../delivery/deliver-once";
import { mailsOf, type NewsToSend } from "../news/license-mails";

/** Tokens of links are made, mailed and forgotten within this step. A mail cannot be taken back: no compensation. */
const sendStep = createStep("send-news-of-license", async (news: NewsToSend, { container }) => {
  const outcomes: DeliveryOutcome[] = [];
  for (const delivery of await mailsOf(container, news)) outcomes.push(await deliverOnce(container, delivery));
  return new StepResponse(outcomes);
});

/** Tells those whom it concerns what happened to a licence, each once. */
export const sendLicenseNewsWorkflow = createWorkflow("send-license-news", (input: WorkflowData<NewsToSend>) => {
  return new WorkflowResponse(sendStep(input));
});
