import { createStep, createWorkflow, StepResponse, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { extensionEvents, licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { decideExtension } from "../modules/licensing/extensions";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";

export interface ExtensionDecision {
  id: string;
  developer_id: string;
  grant: boolean;
  /** Null grants what was asked for. */
  days: number | null;
  reason: string | null;
  actor: Actor;
}

const decideStep = createStep("store-extension-decision", async (input: ExtensionDecision, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, _ring, now) => decideExtension(manager, input, now)));
});

/** The developer grants days or declines. */
export const decideLicenseExtensionWorkflow = createWorkflow("decide-license-extension", (input: WorkflowData<ExtensionDecision>) => {
  const request = decideStep(input);
  emitEventStep({ eventName: extensionEvents.decided, data: { id: request.id, license_id: request.license_id } });
  when({ request }, (data) => data.request.status === "granted").then(() => {
    emitEventStep({ eventName: licenseEvents.renewed, data: { id: request.license_id, order_id: null } }).config({ name: "emit-license-extended" });
  });
  return new WorkflowResponse(request);
});
