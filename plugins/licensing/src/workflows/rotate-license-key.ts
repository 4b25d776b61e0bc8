import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { rotateKey, type Rotation } from "../modules/licensing/rotate-key";
import type LicensingModuleService from "../modules/licensing/service";

const rotateStep = createStep("store-rotated-license-key", async (rotation: Rotation, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  const { id, order_id } = await licensing.commitTogether((manager, ring, now) => rotateKey(manager, ring, rotation, now));
  return new StepResponse({ id, order_id });
});

/** A new key for a licence; the old ones work for the grace that was chosen. The key itself never passes through here. */
export const rotateLicenseKeyWorkflow = createWorkflow("rotate-license-key", (input: WorkflowData<Rotation>) => {
  const license = rotateStep(input);
  emitEventStep({ eventName: licenseEvents.rotated, data: { id: license.id, order_id: license.order_id } });
  return new WorkflowResponse(license);
});
