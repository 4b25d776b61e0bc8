import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { extensionEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { requestExtension } from "../modules/licensing/extensions";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";

export interface ExtensionRequest {
  license_id: string;
  customer_id: string;
  message: string;
  days: number;
  actor: Actor;
}

const requestStep = createStep("store-extension-request", async (input: ExtensionRequest, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, _ring, now) => requestExtension(manager, input, now)));
});

/** A holder asks the developer for more days. */
export const requestLicenseExtensionWorkflow = createWorkflow("request-license-extension", (input: WorkflowData<ExtensionRequest>) => {
  const request = requestStep(input);
  emitEventStep({ eventName: extensionEvents.requested, data: { id: request.id, license_id: request.license_id } });
  return new WorkflowResponse(request);
});
