import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";

export type DecidedAction = "suspend" | "reinstate" | "revoke" | "restore";

export interface LicenseStatusChange {
  id: string;
  action: DecidedAction;
  reason: string | null;
  actor: Actor;
}

const eventOf: Record<DecidedAction, string> = {
  suspend: licenseEvents.suspended,
  reinstate: licenseEvents.reinstated,
  revoke: licenseEvents.revoked,
  restore: licenseEvents.reinstated,
};

const changeStep = createStep("store-license-status", async ({ id, action, actor, reason }: LicenseStatusChange, { container }) => {
  const { order_id, status } = await container.resolve<LicensingModuleService>(LICENSING_MODULE).changeStatus({ id, action, actor, reason });
  return new StepResponse({ id, order_id, status });
});

/** Somebody with the right to it suspends, reinstates, revokes or restores one licence. */
export const changeLicenseStatusWorkflow = createWorkflow("change-license-status", (input: WorkflowData<LicenseStatusChange>) => {
  const license = changeStep(input);
  const eventName = transform(input, ({ action }) => eventOf[action]);
  emitEventStep({ eventName, data: { id: license.id, order_id: license.order_id } });
  return new WorkflowResponse(license);
});
