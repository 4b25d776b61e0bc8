import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { noteResending } from "../modules/licensing/resend-key";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";

export interface KeyResending {
  license_id: string;
  actor: Actor;
}

const noteStep = createStep("note-key-resending", async ({ license_id, actor }: KeyResending, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, _ring, now) => noteResending(manager, license_id, actor, now)));
});

/** The holder gets the key by mail once more. */
export const resendLicenseKeyWorkflow = createWorkflow("resend-license-key", (input: WorkflowData<KeyResending>) => {
  const resent = noteStep(input);
  emitEventStep({ eventName: licenseEvents.keyResent, data: { id: resent.id, order_id: resent.order_id, sending: resent.sending } });
  return new WorkflowResponse(resent);
});
