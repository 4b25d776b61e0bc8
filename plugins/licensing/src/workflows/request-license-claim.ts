import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { claimEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { requestClaim } from "../modules/licensing/claims";
import type LicensingModuleService from "../modules/licensing/service";

export interface ClaimRequest {
  /** In lower case. */
  email: string;
  ip: string | null;
}

const requestStep = createStep("store-license-claim-request", async (input: ClaimRequest, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse({ id: await licensing.commitTogether((manager, _ring, now) => requestClaim(manager, input, now)) });
});

/** Somebody wants the licences of an address; whether there are any shows in its mailbox only. */
export const requestLicenseClaimWorkflow = createWorkflow("request-license-claim", (input: WorkflowData<ClaimRequest>) => {
  const claim = requestStep(input);
  const data = transform(claim, ({ id }) => (id === null ? [] : [{ id }]));
  emitEventStep({ eventName: claimEvents.requested, data });
  return new WorkflowResponse(claim);
});
